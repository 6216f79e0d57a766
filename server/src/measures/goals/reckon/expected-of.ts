import type { GoalRun } from '@chengyun/contract/goals';
import { heldBy, isKnown, type MonthsOfYear } from './months-of.ts';

/** What says where an indicator should be. */
export interface Course {
  readonly runs: GoalRun;
  readonly target: number;
  readonly months: MonthsOfYear;
  /** The year before, when all its months are known. */
  readonly before: readonly number[] | null;
  /** Days of each month of the year. */
  readonly days: readonly number[];
  /** Where growth begins: the end of last year; null when that is not known. */
  readonly base: number | null;
}

/**
 * Where the indicator should stand for the months it has, to reach its target at the end of the year. What adds up follows
 * the year before if it is known as a whole, else the days. Null for growth from an unknown beginning.
 */
export function expectedOf(course: Course): number | null {
  const { runs, target, months, base } = course;
  switch (runs) {
    case 'sum':
      return target * shareGone(course);
    case 'mean':
    case 'state':
      return target;
    case 'growth':
      return base === null ? null : base + (target - base) * lastOf(months);
  }
}

/** The part of a year's whole that the months at hand should have brought, from 0 to 1. */
export function shareGone({ months, before, days }: Pick<Course, 'months' | 'before' | 'days'>): number {
  const weights = before?.every((one) => one >= 0) && sum(before) > 0 ? before : days;
  const held = heldBy(months).reduce((all, part, at) => all + part * (weights[at] ?? 0), 0);
  return Math.min(1, held / sum(weights));
}

// A stock stands where its last month left it.
function lastOf(months: MonthsOfYear): number {
  const last = months.findLastIndex(isKnown);
  return last < 0 ? 0 : (last + (months[last]?.gone ?? 0)) / 12;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
