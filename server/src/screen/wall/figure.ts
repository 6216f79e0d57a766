import type { Figure, MeasureAnswer, MeasureInfo, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { WallFigure, WallLink } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { answerOf } from '../../measures/figures/answer.ts';
import { withKept } from '../../measures/figures/with-kept.ts';
import type { TownMeasures } from '../../measures/plan/catalogue.ts';
import { isOfCases } from '../../measures/plan/plan.ts';
import { answerThings } from '../../measures/things/answer-things.ts';
import type { Actor } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { SceneCases } from './scenes.ts';

/** What a part of the wall is told from: one transaction as its reader. */
export interface Telling {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measures: TownMeasures;
  readonly actor: Actor;
  readonly now: Date;
  /** The cases of the scene. */
  readonly cases: SceneCases;
}

/** A measure asked for; null when the town has no such measure, for packs come and go. */
export async function askMeasure(telling: Telling, id: string, query: MeasureQuery): Promise<MeasureAnswer | null> {
  const { sql, ground, measures, actor, now } = telling;
  const measure = measures.byId.get(id);
  if (!measure) return null;
  if (!isOfCases(measure)) return answerThings({ sql, ground, measure, query, now });
  const plan = sightOf(actor) === 'all' ? measures.plan : null;
  return withKept(sql, plan, (kept) => answerOf({ sql, ground, measure, query, kept, now }));
}

/** The link to a measure's list over the same period, narrowed in the same way. */
export function measureLink(id: string, query: MeasureQuery): WallLink {
  const { compare: _, by: __, ...kept } = query;
  const search = Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { to: 'measures', id, search: Object.fromEntries(search) };
}

/** A figure of a measure, as the wall writes it. */
export function measureFigure(
  info: MeasureInfo,
  figure: Figure & { readonly before?: Figure | null },
  opens: WallLink,
  name: Localized = info.name,
): WallFigure {
  const { format, direction, target } = info;
  return { name, value: figure.value, format, direction, target, before: figure.before?.value ?? null, opens };
}

/** A plain count with its list. */
export function countFigure(
  name: Localized,
  value: number,
  opens: WallLink,
  direction: 'lower' | 'neutral' = 'neutral',
) {
  return { name, value, format: 'count', direction, target: null, before: null, opens } as const;
}
