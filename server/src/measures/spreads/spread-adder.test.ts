import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueDimensions } from '../rolls/dimensions.ts';
import { numbersIn } from './bit-set.ts';
import { type SpreadCase, spreadAdderOf } from './spread-adder.ts';
import { spreadDimensions } from './spread-dimensions.ts';

const cases: fc.Arbitrary<SpreadCase> = fc.record({
  day: fc.integer({ min: 20_000, max: 20_500 }),
  values: fc.tuple(...valueDimensions.map(() => fc.constantFrom('', 'a', '东街'))),
});
const numberOf = (name: string) => ['', 'a', '东街'].indexOf(name);
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function slowly(all: readonly SpreadCase[]): Readonly<Record<string, readonly number[]>> {
  const found: Record<string, number[]> = {};
  for (const one of all) {
    const at = new Date(one.day * 86_400_000);
    const day = at.toISOString().slice(0, 10);
    const weekday = at.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
    for (const dimension of spreadDimensions) {
      const own = one.values[valueDimensions.findIndex((name) => name === dimension)] ?? '';
      const value = dimension === 'weekday' ? String(weekdays.indexOf(weekday) + 1) : own;
      for (const [span, first] of Object.entries({
        day,
        month: `${day.slice(0, 7)}-01`,
        year: `${day.slice(0, 4)}-01-01`,
      })) {
        const key = [dimension, span, first, value].join(' ');
        const number = numberOf(one.values[valueDimensions.indexOf('unit_grid')] ?? '');
        found[key] = [...new Set([...(found[key] ?? []), number])].toSorted((a, b) => a - b);
      }
    }
  }
  return found;
}

test('the sets of each day, month and year are what going through all cases gives, and told once', () => {
  fc.assert(
    fc.property(fc.array(cases, { maxLength: 40 }), (given) => {
      const found: (readonly [string, readonly number[]])[] = [];
      const adder = spreadAdderOf('unit_grid', numberOf, ({ dimension, span, day, sets }) => {
        for (const [value, set] of sets) found.push([[dimension, span, day, value].join(' '), numbersIn(set)]);
      });
      for (const one of given.toSorted((a, b) => a.day - b.day)) adder.add(one);
      adder.end();
      expect(new Set(found.map(([key]) => key)).size).toBe(found.length);
      expect(Object.fromEntries(found)).toEqual(slowly(given));
    }),
    { numRuns: 40 },
  );
});
