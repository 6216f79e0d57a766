import { Problem } from '@chengyun/contract/problem';
import { OwnPassword } from '@chengyun/contract/second-factor';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Refusal } from '../../support/http/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { refuseWrongPassword } from '../accounts/own-password.ts';
import { copyCookies } from '../accounts/sessions.ts';
import { siteOf } from '../factors/site.ts';
import { type PersonApp, personRoute } from '../person-route.ts';
import { beginOidc, disconnectIdentity, finishOidc } from './oidc-acts.ts';
import type { Provider } from './provider.ts';

const COOKIE = 'chengyun.oidc';
const CALLBACK = '/api/auth/oidc/callback';
const Ok = Type.Object({ ok: Type.Boolean() });
const Ways = Type.Object({
  oidc: Type.Union([Type.Object({ name: Type.String() }), Type.Null()], { description: 'unified identity provider' }),
});
const strict = {
  rateLimit: { max: 60, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `oidc ${request.ip}` },
};

type Tools = {
  readonly accounts: Accounts;
  readonly provider: Provider | undefined;
  readonly publicUrl: string | undefined;
};

/** Signing in at a unified identity provider by OpenID Connect (code flow, PKCE, state, nonce). */
export function oidcRoutes(app: PersonApp, { accounts, provider, publicUrl }: Tools): void {
  const { http } = app;
  const redirectUri = (request: FastifyRequest) => `${siteOf(request, publicUrl).origin}${CALLBACK}`;
  const about = { tags: ['auth'], security: [] };
  http.get(
    '/api/auth/ways',
    { schema: { ...about, summary: 'the ways to sign in', response: { 200: Ways } } },
    async () => ({ oidc: provider ? { name: provider.name } : null }),
  );
  http.get(
    '/api/auth/oidc/start',
    {
      config: strict,
      schema: {
        ...{ ...about, summary: 'sign in at the identity provider', response: { '4xx': Problem } },
        querystring: Type.Object({ return: Type.Optional(Type.String({ maxLength: 2000 })) }),
      },
    },
    async (request, reply) => {
      if (!provider) throw new Refusal('account.oidc-off');
      const begun = await beginOidc(accounts, provider, redirectUri(request), localPath(request.query.return)).catch(
        told,
      );
      if (typeof begun === 'string') return reply.redirect(`/sign-in?refused=${begun}`);
      return rememberState(request, reply, begun.state).redirect(begun.url);
    },
  );
  http.get(
    CALLBACK,
    { config: strict, schema: { ...about, summary: 'where the identity provider sends the browser back to' } },
    async (request, reply) => {
      if (!provider) throw new Refusal('account.oidc-off');
      const person = await app.callers.person(request, reply).catch(() => undefined);
      const url = new URL(request.url, siteOf(request, publicUrl).origin);
      const headers = fromNodeHeaders(request.headers);
      const done = await finishOidc(accounts, provider, url, stateOf(request), person?.id, headers).catch(told);
      rememberState(request, reply, '');
      if (typeof done === 'string') return reply.redirect(`${person ? '/account' : '/sign-in'}?refused=${done}`);
      if (done.what === 'signed-in') copyCookies(done.opened.headers, request, reply);
      return reply.redirect(done.returnTo);
    },
  );
  personRoute(app, {
    ...{
      method: 'POST',
      url: '/api/me/oidc/connect',
      summary: 'connect my identity at the provider',
      stage: 'finished',
    },
    ...{ body: OwnPassword, answer: Type.Object({ url: Type.String() }), strict: true },
    handler: async ({ person, body, request, reply }) => {
      if (!provider) throw new Refusal('account.oidc-off');
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      const { url, state } = await beginOidc(accounts, provider, redirectUri(request), '/account', person.id);
      rememberState(request, reply, state);
      return { url };
    },
  });
  personRoute(app, {
    ...{ method: 'POST', url: '/api/me/oidc/disconnect', summary: 'disconnect it', stage: 'finished' },
    ...{ body: OwnPassword, answer: Ok, strict: true },
    handler: async ({ person, body, request }) => {
      await refuseWrongPassword(accounts, person, body.password, request.ip);
      await disconnectIdentity(accounts, person.id);
      return { ok: true };
    },
  });
}

/** The code of a refusal, for the page to tell; anything else is ours and goes on. */
function told(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  throw error;
}

/** A path of our own; an address elsewhere (`//host`, `/\host`) becomes the front page. */
export function localPath(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : '/';
}

function rememberState(request: FastifyRequest, reply: FastifyReply, state: string): FastifyReply {
  const https = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  const age = state === '' ? 0 : 300;
  return reply.header(
    'set-cookie',
    `${COOKIE}=${state}; Path=/api/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=${age}${https ? '; Secure' : ''}`,
  );
}

function stateOf({ headers }: FastifyRequest): string | undefined {
  return /(?:^|;\s*)chengyun\.oidc=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
}
