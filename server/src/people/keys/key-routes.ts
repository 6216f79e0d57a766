import { ApiKey, MadeApiKey, NewApiKey } from '@chengyun/contract/people';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { keysOf, revokeKey } from './key-queries.ts';
import { makeKey } from './make-key.ts';

const shared = { tag: 'people', roles: ['admin'] } as const;

/** The keys by which other programs reach a town. */
export function keyRoutes(app: TownApp): void {
  townRoute(app, {
    ...shared,
    ...{ method: 'GET', url: '/keys', summary: 'the keys of programs' },
    schema: { answer: Type.Array(ApiKey) },
    handler: ({ inTown, townId }) => inTown((sql) => keysOf(sql, townId)),
  });
  townRoute(app, {
    ...shared,
    ...{ method: 'POST', url: '/keys', summary: 'make a key; it is shown this once', status: 201 },
    schema: { body: NewApiKey, answer: MadeApiKey },
    handler: ({ inTown, townId, actor, body, now }) => inTown((sql) => makeKey(sql, townId, actor.id, body, now)),
  });
  townRoute(app, {
    ...shared,
    ...{ method: 'DELETE', url: '/keys/:id', summary: 'revoke a key' },
    schema: { params: { id: Id }, answer: ApiKey },
    handler: ({ inTown, townId, params }) => inTown((sql) => revoke(sql, townId, params.id)),
  });
}

async function revoke(sql: Sql, townId: string, id: string): Promise<ApiKey> {
  const revoked = await revokeKey(sql, townId, id);
  if (!revoked) throw new Refusal('not-found', { what: id });
  return revoked;
}
