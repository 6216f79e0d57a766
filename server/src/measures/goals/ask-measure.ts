import type { MeasureAnswer, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { answerOf } from '../figures/answer.ts';
import { withKept } from '../figures/with-kept.ts';
import type { TownMeasures } from '../plan/catalogue.ts';
import { isOfCases } from '../plan/plan.ts';
import { answerThings } from '../things/answer-things.ts';

/** What measures are asked with, by somebody who sees the whole town. */
export interface Asker {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measures: TownMeasures;
  readonly now: Date;
}

/** A measure over a period; null when the town has no such measure. */
export async function askMeasure(asker: Asker, id: string, query: MeasureQuery): Promise<MeasureAnswer | null> {
  const { sql, ground, measures, now } = asker;
  const measure = measures.byId.get(id);
  if (!measure) return null;
  const asked = { ...query, compare: false };
  if (!isOfCases(measure)) return answerThings({ sql, ground, measure, query: asked, now });
  return withKept(sql, measures.plan, (kept) => answerOf({ sql, ground, measure, query: asked, kept, now }));
}
