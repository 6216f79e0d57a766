import { expect, test } from 'vitest';
import { shiftsOf } from './shifts.ts';

const DAY = '2026-11-27';
const workers = Array.from({ length: 42 }, (_, nth) => nth);
/** How many of the 42 are out at an hour of the day. */
const out = (hour: number, works = true) =>
  workers.filter((nth) => shiftsOf(nth, DAY, works).some(({ from, to }) => from <= hour * 60 && hour * 60 < to)).length;

test('somebody is out at every hour, most in the working hours, few by night, fewer when the town does not work', () => {
  expect([9.5, 12, 12.5, 13, 15].map((hour) => out(hour) > 10)).toEqual(Array(5).fill(true));
  expect(out(10)).toBe(42);
  expect([1, 4, 19, 23].map((hour) => out(hour) > 0 && out(hour) < 20)).toEqual(Array(4).fill(true));
  expect(out(10, false)).toBe(14);
});

test('shifts of a day lie within it and do not overlap', () => {
  for (const nth of workers) {
    const shifts = shiftsOf(nth, DAY, true);
    const edges = shifts.flatMap(({ from, to }) => [from, to]);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    expect([Math.min(...edges) >= 0, Math.max(...edges) < 1440]).toEqual([true, true]);
  }
});
