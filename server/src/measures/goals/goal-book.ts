import type { GoalDefinition, GoalSet } from '@chengyun/contract/goals';
import type { Scorecard } from '@chengyun/contract/scorecards';
import { PACKS } from '../../people/create-town.ts';
import { loadSharedGoals } from '../../town/packs/shared-goals.ts';

/** The plans and scorecards of the product, by id. */
export interface GoalBook {
  readonly plans: readonly GoalSet[];
  readonly goals: ReadonlyMap<string, GoalDefinition>;
  readonly scorecards: ReadonlyMap<string, Scorecard>;
}

/** Reads them from the packs. */
export async function openGoalBook(folder = PACKS): Promise<GoalBook> {
  const { plans, scorecards } = await loadSharedGoals(folder);
  return {
    plans,
    goals: new Map(plans.flatMap(({ goals }) => goals.map((goal) => [goal.id, goal]))),
    scorecards: new Map(scorecards.map((card) => [card.id, card])),
  };
}
