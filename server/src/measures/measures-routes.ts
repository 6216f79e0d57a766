import type { MeasureDefinition } from '@chengyun/contract/measures';
import {
  MeasureAnswer,
  MeasureInfos,
  MeasureQuery,
  MeasureRows,
  MeasureRowsQuery,
} from '@chengyun/contract/measures-answer';
import Type from 'typebox';
import { dayIn } from '../cases/number.ts';
import { sightOf } from '../people/sight.ts';
import { type TownApp, townRoute } from '../people/town-route.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Rebuilding } from './again/rebuild-measures.ts';
import { type Asker, answerMeasure, askerIn, infosWithTargets, listMeasure } from './ask-measure.ts';
import { exportBehind } from './behind/export-behind.ts';
import { infoOf } from './figures/info.ts';
import { refuseUnknown } from './figures/refuse-unknown.ts';
import { withPublished } from './periods/published-beside.ts';

const tag = 'measures';
const params = { id: Type.String({ minLength: 1, maxLength: 80 }) };

/** Definitions, figures, and the list behind each figure. */
export function measureRoutes(app: TownApp, rebuilding: Rebuilding): void {
  const { loop, catalogue } = rebuilding;
  townRoute(app, {
    method: 'GET',
    url: '/measures',
    summary: 'Lists the measures of the town: names, formula in words, time basis, dimensions',
    tag,
    roles: 'any',
    schema: { answer: MeasureInfos },
    handler: async ({ townId, actor, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      const measures = catalogue(ground);
      const today = dayIn(ground.town.zone, now);
      return inTown(async (sql) => ({
        measures: await infosWithTargets({ sql, actor, measures }, measures.all.map(infoOf), today),
      }));
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
      const ask = await askerIn(rebuilding, { townId, actor, now });
      return inTown(async (sql) => {
        const asker = ask(sql);
        const measure = await asked(asker, id, query);
        const answer = await answerMeasure(asker, measure, query);
        return sightOf(actor) === 'all' ? withPublished(sql, answer, query, asker.ground.town.zone) : answer;
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
      const ask = await askerIn(rebuilding, { townId, actor, now });
      return inTown(async (sql) => listMeasure(ask(sql), await asked(ask(sql), id, query), query));
    },
  });
  exportRoute(app, rebuilding);
}

function exportRoute(app: TownApp, rebuilding: Rebuilding): void {
  townRoute(app, {
    method: 'GET',
    url: '/measures/:id/export',
    summary: 'The list behind a figure as a file: CSV or XLSX, streamed, at most 200,000 rows',
    tag,
    roles: 'any',
    schema: {
      params,
      query: Type.Object(
        { ...MeasureRowsQuery.properties, format: Type.Enum(['xlsx', 'csv']) },
        { additionalProperties: false },
      ),
    },
    handler: async ({ townId, actor, name: by, params: { id }, query, inTown, now, reply, language }) => {
      const { format, limit: _limit, cursor: _cursor, ...wanted } = query;
      const ask = await askerIn(rebuilding, { townId, actor, now });
      const { measure, ground } = await inTown(async (sql) => {
        const asker = ask(sql);
        return { measure: await asked(asker, id, wanted), ground: asker.ground };
      });
      const page = (cursor: string | undefined) =>
        inTown((sql) => listMeasure(ask(sql), measure, { ...wanted, limit: 500, ...(cursor && { cursor }) }));
      const options = { format, language, zone: ground.town.zone, now, by };
      return exportBehind(reply, { ground, measure: infoOf(measure) }, page, options);
    },
  });
}

/** The measure that is asked for, if there is one and all that narrows it is there. */
async function asked(
  { sql, ground, measures }: Asker,
  id: string,
  query: MeasureRowsQuery,
): Promise<MeasureDefinition> {
  const measure = measures.byId.get(id);
  if (!measure) throw new Refusal('measure.unknown', { id });
  await refuseUnknown({ sql, ground, measure, query });
  return measure;
}
