import type { GoalDefinition } from '@chengyun/contract/goals';
import { type Targets, targetOf } from './reckon/target-of.ts';

type Aimed = Pick<GoalDefinition, 'id' | 'targets' | 'runs'> & {
  readonly source: { readonly kind: string; readonly measure?: string };
};
type Settings = ReadonlyMap<string, { readonly targets: Targets }>;

/**
 * What a year's indicators aim at, by the measures they are made from; shares in percent, as indicators have them. What is
 * added up over the year, or grows through it, is no target of a month. Pure.
 */
export function aimsOf(goals: Iterable<Aimed>, settings: Settings, year: number): ReadonlyMap<string, number> {
  const aims = new Map<string, number>();
  for (const { id, source, targets, runs } of goals) {
    if (runs !== 'mean' && runs !== 'state') continue;
    const target = targetOf(targets, settings.get(id)?.targets ?? {}, year);
    if (source.measure !== undefined && target !== null) aims.set(source.measure, target);
  }
  return aims;
}
