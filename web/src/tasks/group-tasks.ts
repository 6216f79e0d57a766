import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseCounts } from '@chengyun/contract/case-list';

/** Where a task stands for the unit, in the order in which they want attention. */
export const taskGroups = ['answer', 'verify', 'dispatched', 'rework', 'handling', 'handled'] as const;
export type TaskGroup = (typeof taskGroups)[number];

const states = ['reported', 'dispatched', 'handling', 'handled'];

/** The states whose cases a unit has something to do with or waits for. */
export const taskStates = states.join();

/** How many tasks there are by the counts of a unit's cases, those of which no row is loaded yet too. */
export function tasksIn(counts: Pick<CaseCounts, 'states'>): number {
  return states.reduce((sum, state) => sum + (counts.states[state] ?? 0), 0);
}

/** The states in which nothing waits for a unit but its answer to a supervision (督办, 领办) that is still open. */
export const answerStates = 'filed,checked,closed';

/** The group of a case; undefined for one that is no longer the unit's. */
export function groupOf({ state, reworks }: Pick<CaseSummary, 'state' | 'reworks'>): TaskGroup | undefined {
  switch (state) {
    case 'reported':
      return 'verify';
    case 'dispatched':
      return 'dispatched';
    case 'handling':
      return reworks > 0 ? 'rework' : 'handling';
    case 'handled':
      return 'handled';
    case 'filed':
    case 'checked':
    case 'closed':
      return 'answer';
    default:
      return undefined;
  }
}

export type Grouped = { readonly group: TaskGroup; readonly cases: readonly CaseSummary[] };

/** Groups that hold something, each with the nearest deadline first; cases whose clocks stand still come last. */
export function groupTasks(cases: readonly CaseSummary[]): readonly Grouped[] {
  return taskGroups
    .map((group) => ({ group, cases: cases.filter((one) => groupOf(one) === group).toSorted(byDue) }))
    .filter((one) => one.cases.length > 0);
}

function byDue(one: CaseSummary, other: CaseSummary): number {
  const [a, b] = [dueOf(one), dueOf(other)];
  return a === b ? one.reportedAt.localeCompare(other.reportedAt) : a - b;
}

function dueOf({ dueAt, suspendedUntil }: CaseSummary): number {
  return dueAt === null || suspendedUntil !== null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt);
}
