import type { CaseSummary } from '@chengyun/contract/case';
import type { MeasureDefinition } from '@chengyun/contract/measures';
import type {
  MeasureAnswer,
  MeasureInfo,
  MeasureQuery,
  MeasureRows,
  MeasureRowsQuery,
} from '@chengyun/contract/measures-answer';
import type { Loop } from '../cases/loop.ts';
import { dayIn } from '../cases/number.ts';
import type { Actor } from '../people/actor.ts';
import { sightOf } from '../people/sight.ts';
import type { Sql } from '../support/db/connect.ts';
import type { Ground } from '../town/ground/ground.ts';
import { listBehind, oldestOf } from './behind/list-behind.ts';
import { answerOf } from './figures/answer.ts';
import { withKept } from './figures/with-kept.ts';
import { withTargets } from './goals/targets-of.ts';
import type { Catalogue, TownMeasures } from './plan/catalogue.ts';
import { isOfCases, type Plan } from './plan/plan.ts';
import { answerThings } from './things/answer-things.ts';
import { listThings } from './things/list-things.ts';

/** What measures are asked with; `sql` is a transaction of the actor's. */
export interface Asker {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measures: TownMeasures;
  readonly actor: Actor;
  readonly now: Date;
}

/** Makes ready to ask in a town; what it gives takes the transaction. */
export async function askerIn(
  { loop, catalogue }: { readonly loop: Pick<Loop, 'grounds'>; readonly catalogue: Catalogue },
  { townId, actor, now }: { readonly townId: string; readonly actor: Actor; readonly now: Date },
): Promise<(sql: Sql) => Asker> {
  const ground = await loop.grounds.of(townId);
  return (sql) => ({ sql, ground, measures: catalogue(ground), actor, now });
}

/** A measure over a period, as the actor may see it; null when the town has no such measure, for packs come and go. */
export async function askMeasure(asker: Asker, id: string, query: MeasureQuery): Promise<MeasureAnswer | null> {
  const measure = asker.measures.byId.get(id);
  return measure ? answerMeasure(asker, measure, query) : null;
}

/** The same of a measure at hand. */
export async function answerMeasure(
  asker: Asker,
  measure: MeasureDefinition,
  query: MeasureQuery,
): Promise<MeasureAnswer> {
  const answer = await countMeasure(asker, measure, query);
  // Of one kind of cases nothing is aimed at: indicators are of all.
  if (query.kind ?? query.class ?? query.category ?? query.source) return answer;
  const lastDay = dayIn(asker.ground.town.zone, new Date(Date.parse(answer.period.to) - 1));
  const [info = answer.measure] = await infosWithTargets(asker, [answer.measure], lastDay);
  return { ...answer, measure: info };
}

/** Measures with what they are held against in the year of a day. */
export function infosWithTargets(
  { sql, actor, measures: { goals } }: Pick<Asker, 'sql' | 'actor' | 'measures'>,
  infos: readonly MeasureInfo[],
  day: string,
): Promise<MeasureInfo[]> {
  return withTargets({ sql, actor, goals }, infos, Number(day.slice(0, 4)));
}

function countMeasure(asker: Asker, measure: MeasureDefinition, query: MeasureQuery): Promise<MeasureAnswer> {
  const { sql, ground, now } = asker;
  if (!isOfCases(measure)) return answerThings({ sql, ground, measure, query, now });
  return withKept(sql, planFor(asker), (kept) => answerOf({ sql, ground, measure, query, kept, now }));
}

/** The list behind a figure, page by page, as the actor may see it. */
export async function listMeasure(
  asker: Asker,
  measure: MeasureDefinition,
  query: MeasureRowsQuery,
): Promise<MeasureRows> {
  const { sql, ground, now } = asker;
  if (!isOfCases(measure)) return listThings({ sql, ground, measure, query, now });
  return withKept(sql, planFor(asker), (kept) => listBehind({ sql, ground, measure, query, kept, now }));
}

/** So many cases behind a figure of cases, oldest by its time first. */
export async function oldestBehind(
  { sql, ground, measures, now }: Asker,
  id: string,
  query: MeasureQuery,
  most: number,
): Promise<readonly CaseSummary[]> {
  const measure = measures.byId.get(id);
  if (!measure || !isOfCases(measure)) return [];
  return oldestOf({ sql, ground, measure, query, kept: null, now }, most);
}

// The sums are of the whole town: for who sees a part of it, everything is counted row by row.
function planFor({ measures, actor }: Asker): Plan | null {
  return sightOf(actor) === 'all' ? measures.plan : null;
}
