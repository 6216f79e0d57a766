import { expect, test } from 'vitest';
import type { MarkedCase } from './add-up.ts';
import { inDayOrder } from './in-day-order.ts';

test('an hour that belongs to the day before, for clocks were set back over midnight, is given with that day', () => {
  const given: number[] = [];
  const ordered = inDayOrder(({ day }) => given.push(day));
  const a = (day: number): MarkedCase => ({ day, low: 1, high: 0, seconds: 0, values: [] });
  for (const day of [1, 1, 2, 1, 2, 2, 5, 4, 5, 9]) ordered.add(a(day));
  expect(given).toEqual([1, 1, 1, 2, 2, 2, 4, 5, 5]);
  ordered.end();
  expect(given).toEqual([1, 1, 1, 2, 2, 2, 4, 5, 5, 9]);
});
