import type { GoalDefinition } from '@chengyun/contract/goals';
import { type Targets, targetOf } from './reckon/target-of.ts';

type Aimed = Pick<GoalDefinition, 'id' | 'targets'> & {
  readonly source: { readonly kind: string; readonly measure?: string };
};
type Settings = ReadonlyMap<string, { readonly targets: Targets }>;

/** What a year's indicators aim at, by the measures they are made from; shares in percent, as indicators have them. Pure. */
export function aimsOf(goals: Iterable<Aimed>, settings: Settings, year: number): ReadonlyMap<string, number> {
  const aims = new Map<string, number>();
  for (const { id, source, targets } of goals) {
    const target = targetOf(targets, settings.get(id)?.targets ?? {}, year);
    if (source.measure !== undefined && target !== null) aims.set(source.measure, target);
  }
  return aims;
}
