import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page makes with our reader's cookie. A browser always tells where such a
 * request comes from (Sec-Fetch-Site, Origin); a program that sends neither holds no cookie worth stealing.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  // A browser fills in Sec-Fetch-Site itself; behind a proxy it is surer than comparing hosts.
  const foreign =
    site === undefined
      ? origin !== undefined && hostOf(origin) !== request.host
      : site !== 'same-origin' && site !== 'none';
  if (!foreign) return;
  throw new Refusal('cross-site', { origin: origin ?? String(site) });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
