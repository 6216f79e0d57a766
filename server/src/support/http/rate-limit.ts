import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** Requests per minute from one address: with a session or key, and without. Sign-in has a stricter limit of its own. */
export const RATE = { signedIn: 120_000, anonymous: 600 } as const;

/** Keeps one caller from taking the server away from the others. Only /api counts; pages and assets do not. */
export async function addRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    cache: 20_000,
    allowList: (request) => !request.url.startsWith('/api/'),
    keyGenerator: (request) => `${hasCredential(request) ? 'signed' : 'anonymous'} ${request.ip}`,
    max: (request) => (hasCredential(request) ? RATE.signedIn : RATE.anonymous),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
}

function hasCredential({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined;
}

function tooMany(seconds: number): Refusal {
  return new Refusal('too-many', { seconds }, { retryAfter: seconds });
}
