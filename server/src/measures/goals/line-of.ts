import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalLine } from '@chengyun/contract/goals-answer';
import type { YearOfGoal } from './measure-year.ts';
import { actualOf } from './reckon/actual-of.ts';
import { expectedOf } from './reckon/expected-of.ts';
import { lampOf } from './reckon/lamp-of.ts';
import { isKnown, type MonthsOfYear } from './reckon/months-of.ts';
import { projectionOf } from './reckon/project.ts';
import { endOf, type Targets, targetOf } from './reckon/target-of.ts';
import { daysOf, lastDayOf, monthsOf } from './year-days.ts';

/** All that a line of the board is made from. */
export interface LineParts {
  readonly goal: GoalDefinition;
  readonly year: number;
  /** Today in the town, YYYY-MM-DD. */
  readonly today: string;
  readonly own: YearOfGoal;
  readonly before: YearOfGoal;
  readonly targets: Targets;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly post: string;
  readonly notes: number;
  /** Months whose value was made for the sample town. */
  readonly sampled: ReadonlySet<string>;
}

/** One indicator in one year: what it came to, should be at and is likely to end at, and its lamp. */
export function lineOf(parts: LineParts): GoalLine {
  const { goal, year, today, own, before, unit, post, notes, sampled } = parts;
  const { runs, direction, tolerance } = goal;
  const target = targetOf(goal.targets, parts.targets, year);
  const actual = own.whole ?? actualOf(runs, own.months);
  const lastYear = before.whole ?? actualOf(runs, before.months);
  const full = fullYear(before.months);
  const base = runs === 'state' || runs === 'growth' ? (before.months.findLast(isKnown)?.value ?? null) : null;
  const course = { runs, months: own.months, before: full, days: daysOf(year), base };
  const expected = target === null || actual === null ? null : expectedOf({ ...course, target });
  const { least = null, most = null } = goal;
  const projection = projectionOf({ runs, months: own.months, before: full, base, least, most });
  return {
    ...wordsOf(goal),
    ...{ target, planTarget: planTargetOf(parts), actual, expected, projection, lastYear },
    ...lampOf({ direction, target, actual, expected, projection, tolerance }),
    asOf: asOf(own.months, year, today),
    months: monthsOf(year).map((month, at) => ({
      ...{ month, value: own.months[at]?.value ?? null, sample: sampled.has(month) },
      whole: (own.months[at]?.gone ?? 0) === 1,
    })),
    due: goal.source.kind === 'entered' ? dueMonths(own.months, year) : [],
    ...{ unitId: unit?.id ?? null, unitName: unit?.name ?? null, post, notes },
    sample: monthsOf(year).some((month) => sampled.has(month)),
  };
}

function wordsOf({ id, group, name, meaning, unit, decimals, direction, runs, source }: GoalDefinition) {
  const measure = source.kind === 'measure' ? source.measure : null;
  return { id, group, name, meaning, unit, decimals, direction, runs, measure };
}

function planTargetOf({ goal, targets, year }: LineParts): GoalLine['planTarget'] {
  const end = endOf(goal.targets, targets);
  const value = end === null ? null : targetOf(goal.targets, targets, end);
  return end === null || value === null || end <= year ? null : { year: end, value };
}

/** The year before as a whole, or nothing when a month of it is missing. */
function fullYear(months: MonthsOfYear): readonly number[] | null {
  const values = months.filter(isKnown).map(({ value }) => value);
  return values.length === 12 ? values : null;
}

function asOf(months: MonthsOfYear, year: number, today: string): string | null {
  const last = months.findLastIndex(isKnown);
  const month = monthsOf(year)[last];
  return month === undefined ? null : lastDayOf(month, today);
}

function dueMonths(months: MonthsOfYear, year: number): string[] {
  return monthsOf(year).filter((_, at) => months[at]?.gone === 1 && months[at]?.value === null);
}
