import type { MeasureDefinition } from '@chengyun/contract/measures';
import {
  MeasureAnswer,
  MeasureInfos,
  MeasureQuery,
  MeasureRows,
  MeasureRowsQuery,
} from '@chengyun/contract/measures-answer';
import Type from 'typebox';
import { sightOf } from '../people/sight.ts';
import { type TownApp, townRoute } from '../people/town-route.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Rebuilding } from './again/rebuild-measures.ts';
import { listBehind } from './behind/list-behind.ts';
import { answerOf } from './figures/answer.ts';
import { infoOf } from './figures/info.ts';
import { withKept } from './figures/with-kept.ts';
import { withPublished } from './periods/published-beside.ts';
import type { TownMeasures } from './plan/catalogue.ts';
import { isOfCases } from './plan/plan.ts';
import { answerThings } from './things/answer-things.ts';
import { listThings } from './things/list-things.ts';

const tag = 'measures';
const params = { id: Type.String({ minLength: 1, maxLength: 80 }) };

/** Definitions, figures, and the list behind each figure. */
export function measureRoutes(app: TownApp, { loop, catalogue }: Rebuilding): void {
  townRoute(app, {
    method: 'GET',
    url: '/measures',
    summary: 'Lists the measures of the town: names, formula in words, time basis, dimensions',
    tag,
    roles: 'any',
    schema: { answer: MeasureInfos },
    handler: async ({ townId }) => {
      const ground = await loop.grounds.of(townId);
      return { measures: catalogue(ground).all.map(infoOf) };
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/measures/:id',
    summary: 'A measure over a period, by one or two dimensions, beside the period before and the year before',
    tag,
    roles: 'any',
    schema: { params, query: MeasureQuery, answer: MeasureAnswer },
    handler: async ({ townId, actor, params: { id }, query, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      const measures = catalogue(ground);
      const measure = find(measures, id);
      const seesAll = sightOf(actor) === 'all';
      return inTown(async (sql) => {
        const plan = seesAll ? measures.plan : null;
        const answer = isOfCases(measure)
          ? await withKept(sql, plan, (kept) => answerOf({ sql, ground, measure, query, kept, now }))
          : await answerThings({ sql, ground, measure, query, now });
        return seesAll ? withPublished(sql, answer, query, ground.town.zone) : answer;
      });
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/measures/:id/cases',
    summary: 'The list behind a figure: exactly what was counted, newest first, keyset pages',
    tag,
    roles: 'any',
    schema: { params, query: MeasureRowsQuery, answer: MeasureRows },
    handler: async ({ townId, actor, params: { id }, query, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      const measures = catalogue(ground);
      const measure = find(measures, id);
      return inTown((sql) => {
        if (!isOfCases(measure)) return listThings({ sql, ground, measure, query, now });
        const plan = sightOf(actor) === 'all' ? measures.plan : null;
        return withKept(sql, plan, (kept) => listBehind({ sql, ground, measure, query, kept, now }));
      });
    },
  });
}

function find({ byId }: TownMeasures, id: string): MeasureDefinition {
  const measure = byId.get(id);
  if (!measure) throw new Refusal('measure.unknown', { id });
  return measure;
}
