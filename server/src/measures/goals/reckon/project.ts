import type { GoalRun } from '@chengyun/contract/goals';
import type { GoalProjection } from '@chengyun/contract/goals-answer';
import { actualOf } from './actual-of.ts';
import { isKnown, type MonthsOfYear, stillToCome, wholeMonths } from './months-of.ts';
import { quantile, type Spread, spreadOf } from './spread-of.ts';

/** Fewer whole months say nothing of a year; with fewer than three there is no band. */
const LEAST_MONTHS = 2;
const LEAST_FOR_BAND = 3;

/** What a projection is made from. */
export interface Projecting {
  readonly runs: GoalRun;
  readonly months: MonthsOfYear;
  /** The year before, when all its months are known. */
  readonly before: readonly number[] | null;
  /** The last value of the year before, for what goes on from it. */
  readonly base: number | null;
  /** What the indicator cannot go below or above. */
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * Where the year is likely to end if the months to come are like those that were, with a band that should hold four
 * years in five (Student's t over the months known). Null while there are too few months.
 */
export function projectionOf(given: Projecting): GoalProjection | null {
  const { runs, months } = given;
  const actual = actualOf(runs, months);
  if (actual === null || wholeMonths(months).length < LEAST_MONTHS) return null;
  const { value, half } = by[runs](given, actual);
  const held = heldWithin(given, actual);
  const band = half === null ? { low: null, high: null } : { low: held(value - half), high: held(value + half) };
  return { value: held(value), ...band };
}

interface Middle {
  readonly value: number;
  /** Half of the band; null when there is none. */
  readonly half: number | null;
}

const by: Readonly<Record<GoalRun, (given: Projecting, actual: number) => Middle>> = {
  sum: projectSum,
  mean: projectMean,
  state: (given, actual) => projectLast(given, actual, false),
  growth: (given, actual) => projectLast(given, actual, true),
};

// The months to come are as those of the year before, all of them by the same factor more or less; without a year
// before, as the mean of those that were.
function projectSum({ months, before }: Projecting, actual: number): Middle {
  const shape = months.map((_, at) => (before ? (before[at] ?? 0) : 1));
  const whole = months.flatMap((month, at) =>
    isKnown(month) && month.gone === 1 ? [{ value: month.value, shape: shape[at] ?? 0 }] : [],
  );
  const shapes = total(whole.map((one) => one.shape));
  const flat = shapes <= 0;
  const factor = flat
    ? spreadOf(whole.map(({ value }) => value)).mean
    : total(whole.map(({ value }) => value)) / shapes;
  const like = (at: number) => (flat ? factor : factor * (shape[at] ?? 0));
  const apart = spreadOf(whole.map(({ value, shape: own }) => value - (flat ? factor : factor * own)));
  const left = stillToCome(months);
  const rest = left.reduce((sum, part, at) => sum + part * like(at), 0);
  return { value: actual + rest, half: bandOf(apart, total(left)) };
}

// What is to come weighs as much a month as what was, and is as it.
function projectMean({ months }: Projecting, actual: number): Middle {
  const whole = wholeMonths(months);
  const apart = spreadOf(whole.map(({ value }) => value));
  const weights = total(whole.map(({ weight }) => weight));
  const usual = weights / whole.length;
  const rate = weights === 0 ? actual : total(whole.map(({ value, weight }) => value * weight)) / weights;
  const held = total(months.filter(isKnown).map(({ weight }) => weight));
  const left = total(stillToCome(months));
  const part = held + left * usual === 0 ? 0 : (left * usual) / (held + left * usual);
  const half = bandOf(apart, left);
  return { value: actual * (1 - part) + rate * part, half: half === null || left === 0 ? half : (half * part) / left };
}

// From the last value on: growth goes on by the mean of its steps, a state stays; both wander as they did.
function projectLast({ months, base }: Projecting, actual: number, grows: boolean): Middle {
  const values = [...(base === null ? [] : [base]), ...wholeMonths(months).map(({ value }) => value)];
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const { n, mean, deviation } = spreadOf(steps);
  const left = 12 - 1 - months.findLastIndex(isKnown) + (1 - (months.findLast(isKnown)?.gone ?? 1));
  const half = bandOf({ n, mean, deviation }, left);
  return { value: actual + (grows ? mean * left : 0), half };
}

/** Half of the band about the sum of so many further values: they spread, and their mean is known from few. */
function bandOf({ n, deviation }: Spread, left: number): number | null {
  if (n < LEAST_FOR_BAND || deviation === null) return null;
  return quantile(n - 1) * deviation * Math.sqrt(left + left ** 2 / n);
}

// What adds up and never is negative cannot fall below what it is.
function heldWithin({ runs, months, least, most }: Projecting, actual: number): (value: number) => number {
  const rises = runs === 'sum' && months.filter(isKnown).every(({ value }) => value >= 0);
  const low = Math.max(least ?? Number.NEGATIVE_INFINITY, rises ? actual : Number.NEGATIVE_INFINITY);
  const high = most ?? Number.POSITIVE_INFINITY;
  return (value) => Math.min(Math.max(value, Math.min(low, high)), high);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
