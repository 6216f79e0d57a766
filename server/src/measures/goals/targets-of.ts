import type { GoalDefinition } from '@chengyun/contract/goals';
import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import type { Actor } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import type { Sql } from '../../support/db/connect.ts';
import { aimsOf } from './aims.ts';
import { settingsOf } from './goal-queries.ts';

/** Who asks in which town, and the indicators there are. */
interface Asking {
  readonly sql: Sql;
  readonly actor: Actor;
  readonly goals: readonly GoalDefinition[];
}

/**
 * Tells measures with what they are held against in a year: the target of the indicator that is made from one, as the plan
 * or the town has it, else their own. Indicators are the whole town's, so who sees a part of it is told the measure's own.
 */
export async function withTargets(
  { sql, actor, goals }: Asking,
  measures: readonly MeasureInfo[],
  year: number,
): Promise<MeasureInfo[]> {
  const ids = new Set(measures.map(({ id }) => id));
  const own = goals.filter(({ source }) => source.kind === 'measure' && ids.has(source.measure));
  if (own.length === 0 || sightOf(actor) !== 'all') return [...measures];
  const aims = aimsOf(own, await settingsOf(sql), year);
  return measures.map((info) => {
    const aim = aims.get(info.id);
    return aim === undefined ? info : { ...info, target: aim / (info.format === 'share' ? 100 : 1) };
  });
}
