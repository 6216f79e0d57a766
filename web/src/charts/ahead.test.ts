import { expect, test } from 'vitest';
import { straightAhead } from './ahead.ts';

test('what is expected goes straight from the last value to the end, its band opening as it goes', () => {
  expect(straightAhead([1, 3, null, null, null], { value: 9, low: 6, high: 12 })).toEqual({
    values: [null, 3, 5, 7, 9],
    band: { low: [null, 3, 4, 5, 6], high: [null, 3, 6, 9, 12] },
  });
});

test('without a band there is but the line, and nothing where the end is there or nothing is known', () => {
  expect(straightAhead([1, null, null], { value: 3, low: null, high: null })).toEqual({ values: [1, 2, 3] });
  expect(straightAhead([1, 2], { value: 3, low: 2, high: 4 })).toBeUndefined();
  expect(straightAhead([null, null], { value: 3, low: 2, high: 4 })).toBeUndefined();
});
