import type { GoalDefinition } from '@chengyun/contract/goals';
import type { MeasureDefinition } from '@chengyun/contract/measures';
import { PACKS } from '../../people/create-town.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { loadSharedGoals } from '../../town/packs/shared-goals.ts';
import { loadSharedMeasures } from '../../town/packs/shared-measures.ts';
import { type Plan, planOf } from './plan.ts';

/** The measures of a town, and the sums they need. */
export interface TownMeasures {
  readonly all: readonly MeasureDefinition[];
  readonly byId: ReadonlyMap<string, MeasureDefinition>;
  readonly plan: Plan;
  /** The indicators of the product's plans, for what measures are held against. */
  readonly goals: readonly GoalDefinition[];
}

/** Gives the measures of a town: the product's own, and those of the town's packs in their newest version. */
export type Catalogue = (ground: Ground) => TownMeasures;

/** Reads the product's measures; a pack's that has the id of another is left out, for the first one is known by it. */
export async function openCatalogue(folder = PACKS): Promise<Catalogue> {
  const [shared, { plans }] = await Promise.all([loadSharedMeasures(folder), loadSharedGoals(folder)]);
  const goals = plans.flatMap((one) => one.goals);
  const known = new WeakMap<Ground, TownMeasures>();
  return (ground) => {
    const kept = known.get(ground);
    if (kept) return kept;
    const measures = measuresOf([...shared, ...ground.packs.flatMap(({ data }) => data.measures ?? [])], goals);
    known.set(ground, measures);
    return measures;
  };
}

/** The same of measures at hand. */
export function measuresOf(given: readonly MeasureDefinition[], goals: readonly GoalDefinition[] = []): TownMeasures {
  const byId = new Map<string, MeasureDefinition>();
  for (const measure of given) if (!byId.has(measure.id)) byId.set(measure.id, measure);
  const all = [...byId.values()];
  return { all, byId, plan: planOf(all), goals };
}
