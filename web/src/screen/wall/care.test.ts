import { expect, test } from 'vitest';
import { driftAt, isNight } from './care.ts';

test('the wall stands elsewhere every minute, never far, and comes back', () => {
  const places = Array.from({ length: 8 }, (_, n) => driftAt(n * 60_000));
  expect(new Set(places.map(String)).size).toBe(8);
  expect(places.flat().every((one) => Math.abs(one) <= 3)).toBe(true);
  expect(driftAt(8 * 60_000)).toEqual(driftAt(0));
});

test('from ten in the evening to six in the morning it is dimmed', () => {
  expect([21, 22, 0, 5, 6].map(isNight)).toEqual([false, true, true, true, false]);
});
