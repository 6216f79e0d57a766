import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Term } from '../plan/plan.ts';
import { adderOf, type MarkedCase, type RollRow } from './add-up.ts';
import { floorSixth, rollDimensions, valueDimensions } from './dimensions.ts';

const terms: readonly Term[] = Array.from({ length: 33 }, (_, nth) => ({
  where: 'true',
  sum: nth % 5 === 3 ? ('seconds' as const) : ('rows' as const),
}));

const names = valueDimensions.map(() => ['', 'a', '东街']);

const cases: fc.Arbitrary<MarkedCase> = fc.record({
  day: fc.integer({ min: 20_000, max: 20_500 }),
  low: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
  high: fc.integer({ min: 0, max: 7 }),
  seconds: fc.integer({ min: 0, max: 4_000_000 }),
  places: fc.tuple(...valueDimensions.map(() => fc.constantFrom(0, 1, 2))),
});

/** The same, gone through once for each sum. */
function slowly(all: readonly MarkedCase[]): Readonly<Record<string, readonly number[]>> {
  const sums: Record<string, number[]> = {};
  for (const one of all) {
    const day = new Date(one.day * 86_400_000).toISOString().slice(0, 10);
    const firsts = { day, sixth: floorSixth(day), month: `${day.slice(0, 7)}-01`, year: `${day.slice(0, 4)}-01-01` };
    for (const [dimension, { fine }] of Object.entries(rollDimensions)) {
      const at = valueDimensions.findIndex((name) => name === dimension);
      const value = names[at]?.[one.places[at] ?? 0] ?? '';
      for (const span of [fine, 'month', 'year'] as const) {
        const key = [dimension, span, firsts[span], value].join(' ');
        const n = sums[key] ?? terms.map(() => 0);
        sums[key] = n.map((sum, nth) => {
          const passes = nth < 30 ? (one.low >> nth) & 1 : (one.high >> (nth - 30)) & 1;
          return sum + (passes ? (terms[nth]?.sum === 'seconds' ? one.seconds : 1) : 0);
        });
      }
    }
  }
  return sums;
}

test('added up day after day, each sum of each day, sixth, month and year is what a plain count gives, and told once', () => {
  fc.assert(
    fc.property(fc.array(cases, { maxLength: 40 }), (given) => {
      const sorted = given.toSorted((a, b) => a.day - b.day);
      const told: RollRow[] = [];
      const adder = adderOf(terms, names, (row) => told.push(row));
      for (const one of sorted) adder.add(one);
      adder.end();
      const found = told.map(({ dimension, span, day, value, n }) => [[dimension, span, day, value].join(' '), [...n]]);
      expect(new Set(found.map(([key]) => key)).size).toBe(found.length);
      expect(Object.fromEntries(found)).toEqual(slowly(sorted));
    }),
    { numRuns: 40 },
  );
});

test('a day that comes too late is refused, for its sums were told', () => {
  const adder = adderOf(terms, names, () => {});
  const one = { day: 20_001, low: 1, high: 0, seconds: 0, places: valueDimensions.map(() => 0) };
  adder.add(one);
  expect(() => adder.add({ ...one, day: 20_000 })).toThrow('Day 20000 comes after day 20001');
});
