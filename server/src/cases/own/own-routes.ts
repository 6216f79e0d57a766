import { CaseReceipt } from '@chengyun/contract/case-list';
import { NewOwnCase, OwnCase, OwnKind, OwnPage, OwnRating } from '@chengyun/contract/own-case';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Loop } from '../loop.ts';
import { serialFor } from '../routes/calls.ts';
import { ownCase, ownCases } from './own-cases.ts';
import { ownKinds, rateOwn, reportOwn } from './report-own.ts';

const tag = 'own reports';
const params = { id: Id };

/** For companies and residents: report, see what became of it, say what they think of the answer. Nothing else is theirs. */
export function ownRoutes(app: TownApp, loop: Loop): void {
  readRoutes(app, loop);
  townRoute(app, {
    ...{ method: 'POST', url: '/own-cases', tag, roles: 'own', status: 201 },
    summary: 'Reports a matter (诉求) with the own account; send Idempotency-Key so that a repeat opens no second case',
    schema: { body: NewOwnCase, answer: CaseReceipt },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, body, once, now }) => {
      const serial = await serialFor(loop, townId);
      return once((sql) => reportOwn(loop, sql, { townId, actor, given: body, serial, now }));
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/own-cases/:id/rating', tag, roles: 'own' },
    summary: 'Says whether the answer solved it and how satisfied one is (满意度), once, before the case is closed',
    schema: { params, body: OwnRating, answer: CaseReceipt },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, params: { id }, body, once }) => {
      const ground = await loop.grounds.of(townId);
      return once((sql) => rateOwn(loop, { sql, ground }, actor, id, body));
    },
  });
}

function readRoutes(app: TownApp, loop: Loop): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/own-cases', tag, roles: 'own', summary: 'The reports of the own account or company' },
    schema: {
      query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 400 })) }, { additionalProperties: false }),
      answer: OwnPage,
    },
    handler: ({ actor, query, inTown }) => inTown((sql) => ownCases(sql, actor, query.cursor)),
  });
  townRoute(app, {
    ...{
      method: 'GET',
      url: '/own-cases/kinds',
      tag,
      roles: 'own',
      summary: 'What companies and residents may report',
    },
    schema: { answer: Type.Object({ kinds: Type.Array(OwnKind) }) },
    handler: async ({ townId, actor }) => ({ kinds: [...ownKinds(await loop.grounds.of(townId), actor)] }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/own-cases/:id', tag, roles: 'own' },
    summary: 'One of them with its progress: no staff, no notes, no proposals',
    schema: { params, answer: OwnCase },
    handler: async ({ townId, actor, params: { id }, inTown }) => {
      const ground = await loop.grounds.of(townId);
      return inTown((sql) => ownCase(sql, { ground, personal: loop.personal }, actor, id));
    },
  });
}
