import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Auth } from './auth.ts';

/** Tells the session token a request bears, or nothing when it bears none that is valid. */
export type Sessions = {
  readonly tokenOf: (request: FastifyRequest, reply: FastifyReply) => Promise<string | undefined>;
};

const SECONDS = 1000;
// A checked cookie is believed for so long; whether its session still lives is asked of the database every time.
const CHECKED_FOR = 30 * SECONDS;
const MOST_KEPT = 20_000;

/** Checks the cookie's signature through better-auth, at most twice a minute per session. */
export function makeSessions(auth: Auth, clock: () => number): Sessions {
  const checked = new Map<string, { readonly token: string; readonly until: number }>();
  return {
    tokenOf: async (request, reply) => {
      const cookie = sessionCookie(request.headers.cookie);
      if (cookie === undefined) return undefined;
      const known = checked.get(cookie);
      if (known && known.until > clock()) return known.token;
      const { headers, response } = await auth.api.getSession({
        headers: fromNodeHeaders(request.headers),
        returnHeaders: true,
      });
      copyCookies(headers, request, reply);
      checked.delete(cookie);
      if (!response) return undefined;
      if (checked.size >= MOST_KEPT) checked.clear();
      checked.set(cookie, { token: response.session.token, until: clock() + CHECKED_FOR });
      return response.session.token;
    },
  };
}

/** Hands the cookies that better-auth sets on to the browser, for https only where the browser came by https. */
export function copyCookies(headers: Headers, request: FastifyRequest, reply: FastifyReply): void {
  // Whoever pretends to come by https only spoils their own cookie, so the header may be believed.
  const https = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', https ? `${cookie}; Secure` : cookie);
}

function sessionCookie(header: string | undefined): string | undefined {
  return /(?:^|;\s*)(?:__Secure-)?chengyun\.session_token=([^;]+)/.exec(header ?? '')?.[1];
}
