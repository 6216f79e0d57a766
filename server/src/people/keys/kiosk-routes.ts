import { Kiosk, KioskStanding, KioskToken, MadeKiosk, NewKiosk } from '@chengyun/contract/kiosk';
import { Problem } from '@chengyun/contract/problem';
import { Id } from '@chengyun/contract/words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { v7 } from 'uuid';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { refuseCrossSite } from '../../support/http/same-origin.ts';
import { tellingConstraints } from '../staff/told-constraint.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { freshKey, hashKey } from './key.ts';
import { giveKioskToken, kioskToken } from './kiosk-cookie.ts';
import { insertKiosk, kiosksOf, openKiosk, renewKiosk, revokeKiosk } from './kiosk-queries.ts';

const DAY = 86_400_000;
/** A link that nobody opened is worth nothing after a day. */
const LINK_DAYS = 1;
/** A screen that was dark for longer than this is let in again by a new link. */
const TOKEN_DAYS = 30;

const posts = ['sysadmin', 'secadmin', 'auditor'] as const;
const tag = 'people';

/** Screens of the wall: made and shut out by the administrators. */
export function kioskRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/kiosks', tag, summary: 'the screens that show the wall', roles: posts },
    schema: { answer: Type.Array(Kiosk) },
    handler: ({ inTown, townId }) => inTown((sql) => kiosksOf(sql, townId)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/kiosks', tag, summary: 'let a screen in; its link opens once', status: 201 },
    roles: ['secadmin'],
    schema: { body: NewKiosk, answer: MadeKiosk },
    handler: ({ inTown, townId, actor, body, now }) =>
      inTown((sql) => makeKiosk(sql, { townId, createdBy: actor.id, name: body.name, now })),
  });
  townRoute(app, {
    ...{ method: 'DELETE', url: '/kiosks/:id', tag, summary: 'shut a screen out', roles: ['sysadmin', 'secadmin'] },
    schema: { params: { id: Id }, answer: Kiosk },
    handler: ({ inTown, townId, params: { id } }) =>
      inTown(async (sql) => {
        const kiosk = await revokeKiosk(sql, townId, id);
        if (!kiosk) throw new Refusal('not-found', { what: id });
        return kiosk;
      }),
  });
  tokenRoutes(app);
}

type Making = { readonly townId: string; readonly createdBy: string; readonly name: string; readonly now: Date };

/** Makes a screen; the secret of its link stands behind the # and so reaches no log. */
export async function makeKiosk(sql: Sql, { townId, createdBy, name, now }: Making): Promise<MadeKiosk> {
  const { key, hash } = freshKey();
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY);
  const kiosk = await tellingConstraints(insertKiosk(sql, { id: v7(), townId, name, hash, expiresAt, createdBy }));
  return { link: `/${townId}/wall#kiosk=${key}`, kiosk };
}

// A screen asks twice a day; whoever guesses asks more often.
const STRICT = {
  rateLimit: { max: 60, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `kiosk ${request.ip}` },
};

/** What a screen does by itself: open its link, and change its token for a newer one. */
function tokenRoutes({ http, world }: TownApp): void {
  const about = { tags: ['wall'], security: [], response: { 200: KioskStanding, '4xx': Problem } };
  const changing = (act: typeof openKiosk, request: FastifyRequest, reply: FastifyReply, token: string | undefined) =>
    change((old, fresh, expiresAt) => act(world.sql, { old, fresh, expiresAt }), world.now(), request, reply, token);
  http.post(
    '/api/kiosk/open',
    { config: STRICT, schema: { ...about, summary: 'open the link of a screen, once', body: KioskToken } },
    async (request, reply) => changing(openKiosk, request, reply, request.body.token),
  );
  http.post(
    '/api/kiosk/renew',
    { config: STRICT, schema: { ...about, summary: 'change the token of a screen for a new one' } },
    async (request, reply) => changing(renewKiosk, request, reply, kioskToken(request)),
  );
}

async function change(
  act: (old: string, fresh: string, expiresAt: Date) => ReturnType<typeof openKiosk>,
  now: Date,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
): Promise<KioskStanding> {
  refuseCrossSite(request);
  const { key, hash } = freshKey();
  const expiresAt = new Date(now.getTime() + TOKEN_DAYS * DAY);
  const standing = token === undefined ? undefined : await act(hashKey(token), hash, expiresAt);
  if (!standing) throw new Refusal('people.kiosk-invalid');
  giveKioskToken(request, reply, key, TOKEN_DAYS);
  reply.header('cache-control', 'no-store');
  return standing;
}
