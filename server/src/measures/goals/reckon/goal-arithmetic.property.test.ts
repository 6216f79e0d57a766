import { type GoalRun, goalRuns } from '@chengyun/contract/goals';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actualOf } from './actual-of.ts';
import { expectedOf, shareGone } from './expected-of.ts';
import { lampOf } from './lamp-of.ts';
import type { Month, MonthsOfYear } from './months-of.ts';
import { projectionOf } from './project.ts';
import { quantile, spreadOf } from './spread-of.ts';
import { targetOf } from './target-of.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
// To four decimals: nobody enters less.
const amount = fc.integer({ min: 0, max: 100_000_000 }).map((one) => one / 10_000);
const weight = fc.double({ min: 0.1, max: 1000, noNaN: true });
const run = fc.constantFrom(...goalRuns);

/** A year up to some day: months before it are over and may be missing, the one going on may have a value. */
const aYear: fc.Arbitrary<MonthsOfYear> = fc
  .record({
    at: fc.integer({ min: 0, max: 12 }),
    part: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    values: fc.array(fc.record({ value: amount, weight, known: fc.boolean() }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ at, part, values }) =>
    values.map(({ value, weight: own, known }, nth): Month => {
      const gone = nth < at ? 1 : nth === at ? part : 0;
      return { value: known && gone > 0 ? value : null, weight: own, gone };
    }),
  );
const aWholeYear = fc.array(amount, { minLength: 12, maxLength: 12 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

test('a projection lies within its band, and both within the bounds of the indicator', () => {
  fc.assert(
    fc.property(run, aYear, maybe(aWholeYear), maybe(amount), (runs, months, before, base) => {
      const projection = projectionOf({ runs, months, before, base, least: 0, most: 12_000_000 });
      if (!projection) return;
      const { value, low, high } = projection;
      expect(value).toBeGreaterThanOrEqual(0);
      if (low === null || high === null) return;
      expect(low).toBeLessThanOrEqual(value + 1e-6 * Math.abs(value));
      expect(high).toBeGreaterThanOrEqual(value - 1e-6 * Math.abs(value));
    }),
  );
});

test('at the end of the year the projection is what the year came to, without a band about it', () => {
  const whole = aWholeYear.map((values): MonthsOfYear => values.map((value) => ({ value, weight: 1, gone: 1 })));
  fc.assert(
    fc.property(run, whole, maybe(aWholeYear), (runs, months, before) => {
      const projection = projectionOf({ runs, months, before, base: null, least: null, most: null });
      const actual = actualOf(runs, months) ?? Number.NaN;
      for (const one of [projection?.value, projection?.low, projection?.high]) expect(one).toBeCloseTo(actual, 5);
    }),
  );
});

test('what adds up is never projected below what is there already', () => {
  fc.assert(
    fc.property(aYear, maybe(aWholeYear), (months, before) => {
      const projection = projectionOf({ runs: 'sum', months, before, base: null, least: null, most: null });
      const actual = actualOf('sum', months) ?? 0;
      for (const one of [projection?.value, projection?.low, projection?.high]) {
        if (one !== null && one !== undefined) expect(one).toBeGreaterThanOrEqual(actual - 1e-6 * actual);
      }
    }),
  );
});

test('a year just like the one before is projected to end like it, whatever its seasons, and is on its course', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 2, max: 12 }),
      (before, known) => {
        const months = before.map(
          (value, at): Month => ({
            value: at < known ? value : null,
            weight: 1,
            gone: at < known ? 1 : 0,
          }),
        );
        const whole = before.reduce((sum, one) => sum + one, 0);
        const projection = projectionOf({ runs: 'sum', months, before, base: null, least: null, most: null });
        expect(projection?.value).toBeCloseTo(whole, 5);
        const expected = expectedOf({ runs: 'sum', target: whole, months, before, days: DAYS, base: null });
        expect(expected).toBeCloseTo(actualOf('sum', months) ?? 0, 5);
      },
    ),
  );
});

test('the part of a year that is gone grows with each month that has a value, from nought to one', () => {
  fc.assert(
    fc.property(aYear, maybe(aWholeYear), (months, before) => {
      const parts = months.map((_, at) =>
        shareGone({
          months: months.map((one, nth) => (nth <= at ? one : { ...one, value: null })),
          before,
          days: DAYS,
        }),
      );
      for (const [at, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual((parts[at - 1] ?? 0) - 1e-12);
        expect(part).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a mean lies between its least and its greatest month', () => {
  fc.assert(
    fc.property(aYear, (months) => {
      const values = months.flatMap(({ value }) => value ?? []);
      const mean = actualOf('mean', months);
      if (mean === null) {
        expect(values).toEqual([]);
        return;
      }
      expect(mean).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
      expect(mean).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
    }),
  );
});

const grades = { none: 0, red: 1, yellow: 2, green: 3 } as const;

test('doing better never makes the lamp worse, and higher and lower mirror each other', () => {
  const close = fc.double({ min: -200, max: 200, noNaN: true });
  const band = fc.record({ value: close, low: maybe(close), high: maybe(close) });
  fc.assert(
    fc.property(
      ...[close, close, maybe(close), maybe(band), fc.double({ min: 0, max: 0.5, noNaN: true }), amount],
      (target, actual, expected, projection, tolerance, better) => {
        const own = { direction: 'higher', target, actual, expected, projection, tolerance } as const;
        const before = lampOf(own);
        expect(grades[lampOf({ ...own, actual: actual + better }).lamp]).toBeGreaterThanOrEqual(grades[before.lamp]);
        const turned = (one: number | null) => (one === null ? null : -one);
        const mirrored = projection && {
          ...{ value: -projection.value, low: turned(projection.high), high: turned(projection.low) },
        };
        const mirror = { ...{ target: -target, actual: -actual, expected: turned(expected), projection: mirrored } };
        expect(lampOf({ ...mirror, direction: 'lower', tolerance })).toEqual(before);
      },
    ),
  );
});

test('a target between two given years lies between theirs; one set by the town goes before the plan’s', () => {
  expect([2025, 2026, 2028, 2030, 2033].map((year) => targetOf({ 2026: 85, 2030: 90 }, {}, year))).toEqual([
    ...[85, 85, 87.5, 90, 90],
  ]);
  expect(targetOf({ 2026: 85, 2030: 90 }, { 2026: 88 }, 2026)).toBe(88);
  expect(targetOf({ 2026: 85 }, { 2026: null }, 2026)).toBe(null);
  expect(targetOf({}, {}, 2026)).toBe(null);
});

test('the band of few months is wide, and wider than of many that lie as far apart', () => {
  expect(spreadOf([1, 2, 3])).toEqual({ n: 3, mean: 2, deviation: 1 });
  expect(spreadOf([5])).toEqual({ n: 1, mean: 5, deviation: null });
  expect([quantile(0), quantile(1), quantile(11), quantile(40)]).toEqual([3.078, 3.078, 1.363, 1.282]);
});

/** A year by hand: revenue of 2.5 a month for ten months against 32, and growth from 100 to 112. */
test('a year reckoned by hand comes out so', () => {
  const months = Array.from({ length: 12 }, (_, at): Month => {
    const known = at < 10;
    return { value: known ? 2.4 + (at % 2) * 0.2 : null, weight: 1, gone: known ? 1 : 0 };
  });
  const given = { months, before: null, base: null, least: null, most: null };
  const sum = projectionOf({ ...given, runs: 'sum' });
  expect(actualOf('sum', months)).toBeCloseTo(25, 9);
  expect(expectedOf({ runs: 'sum', target: 32, months, before: null, days: DAYS, base: null })).toBeCloseTo(
    (32 * 304) / 365,
    9,
  );
  // Two months to come of 2.5 each; deviation 0.2 × √(10/36), t of nine 1.383.
  expect(sum?.value).toBeCloseTo(30, 9);
  expect(sum?.high).toBeCloseTo(30 + 1.383 * Math.sqrt(0.1 / 9) * Math.sqrt(2 + 4 / 10), 9);
  const rising = months.map((one, at) => ({ ...one, value: one.value === null ? null : 101 + at }));
  const course = { months: rising, before: null, days: DAYS, base: 100, target: 112 } as const;
  expect(expectedOf({ ...course, runs: 'growth' as GoalRun })).toBeCloseTo(110, 9);
  expect(projectionOf({ ...given, runs: 'growth', months: rising, base: 100 })).toEqual({
    ...{ value: 112, low: 112, high: 112 },
  });
});
