import {
  Invitation,
  InviteShown,
  InviteTaken,
  InviteToken,
  MadeInvitation,
  NewInvitation,
} from '@chengyun/contract/invitation';
import { NextStep } from '@chengyun/contract/me';
import { Problem } from '@chengyun/contract/problem';
import { Id } from '@chengyun/contract/words';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { refuseCrossSite } from '../../support/http/same-origin.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { oneTimePassword } from '../accounts/password-policy.ts';
import { copyCookies } from '../accounts/sessions.ts';
import { noteWho } from '../audit/audit-requests.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { invitationsOf } from './invitation-queries.ts';
import { invite, inviteAgain, lookAtInvitation, revokeInvitation, takeInvitation } from './invite.ts';

const tag = 'people';
const roles = ['sysadmin'] as const;

/** Invitations by link: made and taken back by the system administrator, opened once by whom they are for. */
export function inviteRoutes(app: TownApp, accounts: Accounts): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/invitations', tag, summary: 'the links of late, and how it stands with each' },
    roles: ['sysadmin', 'secadmin', 'auditor'],
    schema: { answer: Type.Array(Invitation) },
    handler: ({ inTown, townId, now }) => inTown((sql) => invitationsOf(sql, townId, now)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/invitations', tag, roles, status: 201 },
    summary: 'make an account and a link to set its password with; its rights wait to be granted',
    schema: { body: NewInvitation, answer: MadeInvitation },
    handler: async ({ inTown, townId, actor, body, now }) => {
      const passwordHash = await accounts.hashing.hash(oneTimePassword());
      return inTown((sql) => invite(sql, { townId, actor, now }, body, { passwordHash }));
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/people/:person/invitation', tag, roles, status: 201 },
    summary: 'make a new link for somebody who has not signed in yet; the older one holds no more',
    schema: { params: { person: Type.String({ minLength: 1, maxLength: 64 }) }, answer: MadeInvitation },
    handler: ({ inTown, townId, actor, params, now }) =>
      inTown((sql) => inviteAgain(sql, { townId, actor, now }, params.person)),
  });
  townRoute(app, {
    ...{ method: 'DELETE', url: '/invitations/:id', tag, roles, summary: 'take a link back' },
    schema: { params: { id: Id }, answer: Invitation },
    handler: ({ inTown, townId, actor, params, now }) =>
      inTown((sql) => revokeInvitation(sql, { townId, actor, now }, params.id)),
  });
  openRoutes(app, accounts);
}

// Nobody opens more links than this from one place; whoever guesses asks more often, and against 256 bits in vain.
const STRICT = {
  rateLimit: { max: 20, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `invite ${request.ip}` },
};
const SignedIn = Type.Object({ ok: Type.Boolean(), next: Type.Union([NextStep, Type.Null()]) });

/** What somebody does who was invited and has no session yet. */
function openRoutes({ http }: TownApp, accounts: Accounts): void {
  const about = { tags: ['auth'], security: [] };
  http.post(
    '/api/invite/look',
    {
      config: STRICT,
      schema: {
        ...{ ...about, summary: 'whom a link invites, and to what', body: InviteToken },
        response: { 200: InviteShown, '4xx': Problem },
      },
    },
    async (request, reply) => {
      refuseCrossSite(request);
      reply.header('cache-control', 'no-store');
      return lookAtInvitation(accounts, request.body.token);
    },
  );
  http.post(
    '/api/invite/take',
    {
      config: STRICT,
      schema: {
        ...{ ...about, summary: 'set the password of the invited, once, and sign in', body: InviteTaken },
        response: { 200: SignedIn, '4xx': Problem },
      },
    },
    async (request, reply) => {
      refuseCrossSite(request);
      const from = { address: request.ip, request: request.id };
      const { headers, next, personId } = await takeInvitation(accounts, request.body, from, headersOf(request));
      noteWho(request, personId);
      copyCookies(headers, request, reply);
      reply.header('cache-control', 'no-store');
      return { ok: true, next };
    },
  );
}

function headersOf(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers);
  for (const name of ['x-forwarded-for', 'content-length', 'content-type', 'cookie']) headers.delete(name);
  return headers;
}
