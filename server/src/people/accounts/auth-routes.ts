import { NextStep, PasswordChange, SignIn } from '@chengyun/contract/me';
import { Problem } from '@chengyun/contract/problem';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Http } from '../../support/http/build-http.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { refuseCrossSite } from '../../support/http/same-origin.ts';
import type { Callers } from '../caller.ts';
import type { Accounts } from './accounts.ts';
import { copyCookies } from './sessions.ts';
import { changePassword, signIn } from './sign-in.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const SignedIn = Type.Object({
  ok: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  next: Type.Union([NextStep, Type.Null()]),
});
const about = { tags: ['auth'], security: [] };
const refusal = { '4xx': Problem };
// Enough for an office behind one address in the morning; a single account is held to five tries by the lockout.
const strict = {
  rateLimit: { max: 60, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `in ${request.ip}` },
};

/** Signing in and out and one's own password. Of better-auth's own routes none is reachable from outside. */
export function authRoutes(http: Http, accounts: Accounts, callers: Callers): void {
  http.post(
    '/api/auth/sign-in/username',
    { config: strict, schema: { ...about, summary: 'sign in', body: SignIn, response: { 200: SignedIn, ...refusal } } },
    async (request, reply) => {
      refuseCrossSite(request);
      const { headers, ...opened } = await signIn(accounts, request.body, request.ip, headersOf(request));
      copyCookies(headers, request, reply);
      return { ok: true, ...opened };
    },
  );
  http.post(
    '/api/auth/sign-out',
    { schema: { ...about, summary: 'sign out', response: { 200: Ok, ...refusal } } },
    async (request, reply) => {
      refuseCrossSite(request);
      const { headers } = await accounts.auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
      copyCookies(headers, request, reply);
      return { ok: true };
    },
  );
  http.post(
    '/api/auth/change-password',
    {
      config: strict,
      schema: {
        tags: ['auth'],
        summary: 'change the own password',
        body: PasswordChange,
        response: { 200: Ok, ...refusal },
      },
    },
    async (request, reply) => {
      refuseCrossSite(request);
      const person = await callers.person(request, reply);
      if (person.next === 'factor') throw new Refusal('account.factor-needed');
      const { headers } = await changePassword(accounts, person, request.body, request.ip, headersOf(request));
      copyCookies(headers, request, reply);
      return { ok: true };
    },
  );
}

function headersOf(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers);
  for (const name of ['x-forwarded-for', 'content-length', 'content-type']) headers.delete(name);
  return headers;
}
