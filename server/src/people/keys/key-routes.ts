import { ApiKey, MadeApiKey, NewApiKey } from '@chengyun/contract/people';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { Refusal } from '../../support/http/refusal.ts';
import { tellingConstraints } from '../staff/told-constraint.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { approveKey, keysOf, revokeKey } from './key-queries.ts';
import { makeKey } from './make-key.ts';

const shared = { tag: 'people', roles: ['sysadmin'] } as const;

/** The keys by which other programs reach a town. */
export function keyRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/keys', tag: 'people', summary: 'the keys of programs' },
    roles: ['sysadmin', 'secadmin', 'auditor'],
    schema: { answer: Type.Array(ApiKey) },
    handler: ({ inTown, townId }) => inTown((sql) => keysOf(sql, townId)),
  });
  townRoute(app, {
    ...shared,
    ...{ method: 'POST', url: '/keys', summary: 'make a key; shown this once, good once approved', status: 201 },
    schema: { body: NewApiKey, answer: MadeApiKey },
    handler: ({ inTown, townId, actor, body, now }) => inTown((sql) => makeKey(sql, townId, actor.id, body, now)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/keys/:id/approve', tag: 'people', summary: 'approve a key', roles: ['secadmin'] },
    schema: { params: { id: Id }, answer: ApiKey },
    handler: ({ inTown, townId, actor, params }) =>
      inTown(async (sql) => {
        const approved = await tellingConstraints(approveKey(sql, townId, params.id, actor.id));
        return approved ?? missing(params.id);
      }),
  });
  townRoute(app, {
    ...{ tag: 'people', roles: ['sysadmin', 'secadmin'] },
    ...{ method: 'DELETE', url: '/keys/:id', summary: 'revoke a key' },
    schema: { params: { id: Id }, answer: ApiKey },
    handler: ({ inTown, townId, params }) =>
      inTown(async (sql) => (await revokeKey(sql, townId, params.id)) ?? missing(params.id)),
  });
}

function missing(id: string): never {
  throw new Refusal('not-found', { what: id });
}
