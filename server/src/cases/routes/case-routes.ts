import { CaseDetail, NewCase } from '@chengyun/contract/case';
import {
  CaseCounts,
  CaseCountsQuery,
  CaseDraft,
  CasePage,
  CaseQuery,
  CaseReceipt,
  Twin,
} from '@chengyun/contract/case-list';
import { Revealed } from '@chengyun/contract/reporter';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { readPolicy } from '../../people/policy/policy-store.ts';
import { sightOf } from '../../people/sight.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { COORDINATE_SYSTEMS } from '../../support/geo/coordinates.ts';
import { shareNext } from '../../support/share-next.ts';
import { exportCases } from '../export/export-cases.ts';
import type { Loop } from '../loop.ts';
import { eraseCase } from '../personal/erase.ts';
import { caseDetail } from '../view/detail.ts';
import { draftCase } from '../view/draft.ts';
import { unitsAsked } from '../view/filter.ts';
import { countCases, everyCase, listCases } from '../view/list-cases.ts';
import { lookers, makePersonSearches, type PersonSearches } from '../view/person-search.ts';
import { revealCase } from '../view/reveal.ts';
import { twinsOf } from '../view/twins.ts';
import { report, serialFor } from './calls.ts';

const tag = 'cases';
const params = { id: Id };
const MOST_EXPORTED = 200_000;

/** Lists of cases, reporting new ones, and one case. */
export function caseRoutes(app: TownApp, loop: Loop): void {
  const searches = makePersonSearches({
    personal: loop.personal,
    limits: async () => (await readPolicy(loop.pool)).policy,
    now: () => loop.now().getTime(),
  });
  listRoutes(app, loop, searches);
  exportRoute(app, loop, searches);
  oneRoutes(app, loop);
}

function listRoutes(app: TownApp, loop: Loop, searches: PersonSearches): void {
  // A change is told to every page at once, and each asks for the counts again.
  const counting = shareNext<CaseCounts>();
  townRoute(app, {
    method: 'GET',
    url: '/cases',
    summary: 'Lists cases: filters, search, keyset pages',
    tag,
    roles: 'any',
    schema: { query: CaseQuery, answer: CasePage },
    handler: async ({ townId, actor, query, inTown }) => {
      const ground = await loop.grounds.of(townId);
      return inTown(async (sql) => {
        const digests = await searches(sql, { townId, actor, q: query.q });
        return listCases(sql, ground, query, actor, digests);
      });
    },
  });
  townRoute(app, {
    method: 'POST',
    url: '/cases',
    summary: 'Reports a matter (上报); send Idempotency-Key so that a repeat opens no second case',
    tag,
    roles: 'any',
    status: 201,
    schema: { body: NewCase, answer: CaseReceipt },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, body, once }) => {
      const serial = await serialFor(loop, townId);
      return once((sql) => report(loop, sql, townId, actor, body, serial));
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/cases/counts',
    summary: 'Counts open cases by state, kind, lamp and what needs attention, of one unit or of all',
    tag,
    roles: 'any',
    schema: { query: CaseCountsQuery, answer: CaseCounts },
    handler: ({ townId, actor, query, inTown }) => {
      const own = `${actor.roles.includes('leader') ? actor.id : ''} ${unitsAsked(query, actor)?.join() ?? ''}`;
      return counting(`${townId} ${sightOf(actor)} ${own}`, () => inTown((sql) => countCases(sql, actor, query)));
    },
  });
  townRoute(app, {
    method: 'POST',
    url: '/cases/draft',
    summary: 'Tells of a report before it is made: its area, likely categories, units and twins; changes nothing',
    tag,
    roles: 'any',
    onlyReads: true,
    schema: { body: NewCase, answer: CaseDraft },
    handler: async ({ townId, actor, body, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      return inTown((sql) => draftCase(sql, ground, actor, body, now));
    },
  });
}

function exportRoute(app: TownApp, loop: Loop, searches: PersonSearches): void {
  townRoute(app, {
    method: 'GET',
    url: '/cases/export',
    summary:
      'The same list as a file: CSV or XLSX, streamed, at most 200,000 rows, no persons in it; positions in WGS-84, or in `crs`',
    tag,
    roles: 'any',
    schema: {
      query: Type.Object(
        {
          ...CaseQuery.properties,
          format: Type.Enum(['xlsx', 'csv']),
          crs: Type.Optional(Type.Enum(COORDINATE_SYSTEMS)),
        },
        { additionalProperties: false },
      ),
    },
    handler: async ({ townId, actor, name: by, query, inTown, reply, language, now }) => {
      const ground = await loop.grounds.of(townId);
      const { format, crs = 'wgs84', limit: _, ...wanted } = query;
      const digests = await inTown((sql) => searches(sql, { townId, actor, q: query.q, isTold: true }));
      const page = (one: CaseQuery) => inTown((sql) => listCases(sql, ground, one, actor, digests));
      const options = { format, crs, language, zone: ground.town.zone, now, by };
      return exportCases(reply, ground, everyCase(page, wanted, MOST_EXPORTED), options);
    },
  });
}

function oneRoutes(app: TownApp, loop: Loop): void {
  townRoute(app, {
    method: 'GET',
    url: '/cases/:id',
    summary: 'One case with journal, clocks, tasks and the actions allowed now',
    tag,
    roles: 'any',
    schema: { params, answer: CaseDetail },
    handler: async ({ townId, actor, params: { id }, inTown, now, reply }) => {
      const ground = await loop.grounds.of(townId);
      const detail = await inTown((sql) => caseDetail(sql, { ground, personal: loop.personal }, actor, id, now));
      reply.header('etag', `"${detail.version}"`);
      return detail;
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/cases/:id/twins',
    summary: 'Likely duplicates with reasons',
    tag,
    roles: 'any',
    schema: { params, answer: Type.Object({ twins: Type.Array(Twin) }) },
    handler: async ({ townId, params: { id }, inTown }) => {
      const ground = await loop.grounds.of(townId);
      return inTown((sql) => twinsOf(sql, ground, id));
    },
  });
  townRoute(app, {
    method: 'POST',
    url: '/cases/:id/reveal',
    summary: 'Shows the reporter and what else is sealed in one case; the reason is recorded, and looks are counted',
    tag,
    roles: lookers,
    schema: {
      params,
      body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, { additionalProperties: false }),
      answer: Revealed,
    },
    handler: async ({ townId, actor, params: { id }, body, inTown }) => {
      const { policy } = await readPolicy(loop.pool);
      const means = { personal: loop.personal, newId: loop.newId, limits: policy };
      return inTown((sql) => revealCase(sql, means, { townId, caseId: id, actor, reason: body.reason }));
    },
  });
  townRoute(app, {
    method: 'POST',
    url: '/cases/:id/erase-personal',
    summary:
      'Erases for good what is personal of a case that has ended, at the request of whom it concerns; case and journal stay',
    tag,
    roles: ['chief'],
    schema: {
      params,
      body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, { additionalProperties: false }),
      answer: Type.Object({ erased: Type.Literal(true) }, { additionalProperties: false }),
    },
    handler: async ({ actor, params: { id }, body, inTown }) => {
      await inTown((sql) => eraseCase(sql, loop, id, { byId: actor.id, reason: body.reason }));
      return { erased: true as const };
    },
  });
}
