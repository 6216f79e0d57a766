import type { GoalSet } from '@chengyun/contract/goals';
import type { Scorecard } from '@chengyun/contract/scorecards';
import { goalProblems, scorecardProblems } from './checks/goal-checks.ts';
import { readPackFiles } from './load-packs.ts';
import { partsOf, readFiles } from './pack-parts.ts';
import { PackError } from './pack-problem.ts';

/** The plans and scorecards of the product, which every town has. */
export type SharedGoals = { readonly plans: readonly GoalSet[]; readonly scorecards: readonly Scorecard[] };

/** Reads them; throws a PackError that tells what is wrong where. Whether their measures are there, the whole folder's check says. */
export async function loadSharedGoals(folder: string): Promise<SharedGoals> {
  const files = await readPackFiles(folder);
  const read = readFiles(files.filter(({ path }) => /^_(goals|scorecards)\//.test(path)));
  const parts = partsOf(read);
  const problems = [
    ...read.flatMap((file) => file.problems),
    ...goalProblems(parts, null),
    ...scorecardProblems(parts),
  ];
  if (problems.length > 0) throw new PackError(problems);
  return {
    plans: parts.goals.map(({ value }) => value),
    scorecards: parts.scorecards.map(({ value }) => value),
  };
}
