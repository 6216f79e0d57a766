import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDayOrder } from './go-by-day.ts';
import { NEVER } from './read-cases.ts';

const hours = fc.array(fc.oneof(fc.integer({ min: -2_000, max: 500_000 }), fc.constant(NEVER)), { maxLength: 200 });

test('whatever has an hour comes once, in the order of the days, and of a day as it lies', () => {
  fc.assert(
    fc.property(hours, (given) => {
      const day = (at: number) => Math.floor((given[at] ?? 0) / 24);
      const some = given.flatMap((hour, at) => (hour === NEVER ? [] : [at]));
      expect([...inDayOrder(Int32Array.from(given))]).toEqual(some.toSorted((a, b) => day(a) - day(b) || a - b));
    }),
  );
});
