import type { FastifyRequest } from 'fastify';

/** Where browsers reach us: the origin and its domain, to which passkeys are bound. */
export type Site = { readonly origin: string; readonly domain: string };

/**
 * The site of a request: what the setting says, else what the browser asked for. Believing the request harms nobody:
 * a browser signs for the origin it is on, whatever a header says.
 */
export function siteOf(request: FastifyRequest, publicUrl: string | undefined): Site {
  if (publicUrl !== undefined) return { origin: new URL(publicUrl).origin, domain: new URL(publicUrl).hostname };
  const https = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  const origin = `${https ? 'https' : 'http'}://${request.host}`;
  return { origin, domain: URL.canParse(origin) ? new URL(origin).hostname : '' };
}
