import { hash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';
import { refusalCode } from './request-facts.ts';
import { makeWindow } from './window.ts';

/**
 * Requests per minute: from one address with a session or key, and without; of one session or key, whatever its
 * addresses; and from one address with a session or key that is none. Sign-in has a stricter limit of its own.
 */
export const RATE = { signedIn: 120_000, anonymous: 600, account: 120_000, refused: 300 } as const;

const MINUTE = 60_000;
const MOST_NAMES = 20_000;

/** The interfaces; pages and assets do not count. */
const COUNTED = /^\/(api|georeport)\//;

/** Keeps one caller from taking the server away from the others. Only requests to the interfaces count. */
export async function addRateLimit(
  app: FastifyInstance,
  rate: Readonly<Record<keyof typeof RATE, number>> = RATE,
): Promise<void> {
  addCredentialLimits(app, rate);
  slowDownFloods(app);
  await app.register(rateLimit, {
    global: true,
    timeWindow: MINUTE,
    cache: MOST_NAMES,
    allowList: (request) => !COUNTED.test(request.url),
    keyGenerator: (request) => `${isSigned(request) ? 'signed' : 'anonymous'} ${request.ip}`,
    max: (request) => (isSigned(request) ? rate.signedIn : rate.anonymous),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
}

/** One account must not take all, and whoever guesses sessions or keys is not even looked up after a while. */
function addCredentialLimits(app: FastifyInstance, rate: Readonly<Record<keyof typeof RATE, number>>): void {
  const accounts = makeWindow(rate.account, MINUTE, MOST_NAMES, Date.now);
  const refused = makeWindow(rate.refused, MINUTE, MOST_NAMES, Date.now);
  app.addHook('onRequest', (request, _reply, done) => {
    const credential = COUNTED.test(request.url) ? credentialOf(request) : undefined;
    const seconds = credential === undefined ? 0 : refused.full(request.ip) || accounts.hit(credential);
    done(seconds > 0 ? tooMany(seconds) : undefined);
  });
  app.addHook('onResponse', (request, { statusCode }, done) => {
    // Open311 has no 401: there a key that is none is known by its code.
    const isNone = statusCode === 401 || (statusCode === 403 && refusalCode(request) === 'people.key-invalid');
    if (isNone && credentialOf(request) !== undefined) refused.hit(request.ip);
    done();
  });
}

const PAUSE_MS = 1000;
const MOST_PAUSED = 500;

/** Whoever is told “too many” is told so a second later: who waits for an answer before asking again asks once a second. */
function slowDownFloods(app: FastifyInstance): void {
  let paused = 0;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (reply.statusCode !== 429 || paused >= MOST_PAUSED) return done();
    paused += 1;
    setTimeout(() => {
      paused -= 1;
      done();
    }, PAUSE_MS);
  });
}

// A session, or the token of a screen of the hall; other cookies come and go and are no account.
const OURS = /(?:^|;\s*)(?:(?:__Secure-)?chengyun\.session_token|chengyun\.kiosk)=([^;]+)/;

/** A digest of the session, key or screen's token that a request bears. */
function credentialOf({ headers }: FastifyRequest): string | undefined {
  const credential = headers.authorization ?? OURS.exec(headers.cookie ?? '')?.[1];
  return credential === undefined ? undefined : hash('sha256', credential, 'base64url');
}

// What Open311 tells everybody asks for no key, and one that nobody looks at lifts no limit.
function isSigned({ headers, url, routeOptions }: FastifyRequest): boolean {
  if (url.startsWith('/georeport/') && routeOptions.schema?.security?.length === 0) return false;
  return headers.authorization !== undefined || OURS.test(headers.cookie ?? '');
}

function tooMany(seconds: number): Refusal {
  return new Refusal('too-many', { seconds }, { retryAfter: seconds });
}
