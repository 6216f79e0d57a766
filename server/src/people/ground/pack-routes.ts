import { changesBetween } from '@chengyun/contract/changes';
import type { Pack } from '@chengyun/contract/pack';
import { Pack as PackSchema } from '@chengyun/contract/pack';
import {
  Changes,
  ChangesQuery,
  NewPackVersion,
  PackCheck,
  PackDraft,
  PackHistory,
  PackList,
  PackText,
  PackTextQuery,
} from '@chengyun/contract/policy';
import Type from 'typebox';
import { newestPolicies, policiesMark, policyVersions } from '../../town/ground/policy-queries.ts';
import { packText } from '../../town/packs/pack-text.ts';
import { townRoute } from '../town-route.ts';
import { foundPolicy } from './found-policy.ts';
import { admin, type GroundApp } from './ground-app.ts';
import { checkPackDraft, savePack } from './pack-versions.ts';

const tag = 'packs';
const one = { id: Type.String({ maxLength: 48 }) };
const bodyLimit = 4 * 1024 * 1024;

/** The town's packs: what applies, what applied, what shall apply. */
export function packRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/packs', tag, roles: 'any', summary: 'The newest version of each pack (ETag)' },
    schema: { answer: PackList },
    handler: async ({ inTown, townId, request, reply }) =>
      app.replies.send(request, reply, {
        ...{ name: `${townId}/packs`, mark: await inTown((sql) => policiesMark(sql, 'pack')) },
        make: async () => {
          const rows = await inTown((sql) => newestPolicies<Pack>(sql, 'pack'));
          return JSON.stringify({ packs: rows.map(({ data, version }) => ({ ...data, version })) });
        },
      }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/packs/:id', tag, roles: 'any', summary: 'A pack and all its versions: who, when, why' },
    schema: { params: one, answer: PackHistory },
    handler: ({ inTown, params: { id } }) =>
      inTown(async (sql) => ({
        ...{ id, newest: await foundPolicy<Pack>(sql, 'pack', id) },
        versions: await policyVersions(sql, 'pack', id),
      })),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/packs/:id/versions/:version', tag, roles: 'any', summary: 'A pack as it was' },
    schema: { params: { ...one, version: Type.Integer({ minimum: 1 }) }, answer: PackSchema },
    handler: ({ inTown, params: { id, version } }) => inTown((sql) => foundPolicy<Pack>(sql, 'pack', id, version)),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/packs/:id/changes', tag, roles: 'any', summary: 'How two versions of a pack differ' },
    schema: { params: one, query: ChangesQuery, answer: Changes },
    handler: ({ inTown, params: { id }, query: { from, to } }) =>
      inTown(async (sql) => {
        const before = await foundPolicy<Pack>(sql, 'pack', id, from);
        return { changes: changesBetween(before, await foundPolicy<Pack>(sql, 'pack', id, to)) };
      }),
  });
  draftRoutes(app);
}

function draftRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/packs/:id/text', tag, roles: 'any', summary: 'A pack as YAML, to be edited' },
    schema: { params: one, query: PackTextQuery, answer: PackText },
    handler: ({ inTown, params: { id }, query: { write } }) =>
      inTown(async (sql) => {
        const pack = await foundPolicy<Pack>(sql, 'pack', id);
        return { text: packText(pack, write), version: pack.version };
      }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/packs/:id/check', tag, roles: admin, onlyReads: true, bodyLimit },
    summary: 'What is wrong with a draft and what it would change; keeps nothing',
    schema: { params: one, body: PackDraft, answer: PackCheck },
    handler: ({ inTown, params, body, language }) =>
      inTown((sql) => checkPackDraft(sql, app.shippedKinds, params.id, body, language)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/packs/:id/versions', tag, roles: admin, status: 201, bodyLimit },
    summary: 'Makes a draft the newest version (If-Match: the version it was made from)',
    schema: { params: one, body: NewPackVersion, answer: PackSchema },
    takes: ['If-Match', 'Idempotency-Key'],
    handler: ({ once, townId, params, ifMatch, body, language, actor }) =>
      once((sql) => savePack(sql, app.shippedKinds, params.id, body, { townId, actor, seen: ifMatch, language })),
  });
}
