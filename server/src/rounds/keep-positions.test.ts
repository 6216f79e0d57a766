import { expect, test } from 'vitest';
import { type Going, keepPositions } from './keep-positions.ts';

const now = new Date('2026-04-27T02:00:00Z');
const second = (n: number) => new Date(now.getTime() + n * 1000).toISOString();
/** Some 11 metres to the north for each step. */
const at = (seconds: number, steps = 0, accuracy = 10) => ({
  ...{ at: second(seconds), position: [121.5, 31.2 + steps * 0.0001] as [number, number], accuracy },
});
const going: Going = {
  startedAt: new Date(now.getTime() - 600_000),
  until: new Date(now.getTime() + 3_600_000),
  last: null,
  bbox: [121.4, 31.1, 121.6, 31.3],
};
const kept = (given: readonly ReturnType<typeof at>[], more: Partial<Going> = {}) =>
  keepPositions({ ...going, ...more }, given, now);

test('of positions close in time one is kept each ten seconds, in the order of time', () => {
  const { points } = kept([at(-20, 4), at(-40, 0), at(-36, 1), at(-30, 2), at(-24, 3)]);
  expect(points.map((one) => one.at)).toEqual([second(-40), second(-30), second(-20)]);
});

test('what lies before the start, in the future, after the end, outside the town or in the vague is not kept', () => {
  const outside = { ...at(-10), position: [121.7, 31.2] as [number, number] };
  expect(kept([at(-601), at(61), outside, at(-10, 0, 301)]).points).toEqual([]);
  expect(kept([at(30)], { until: new Date(second(20)) }).points).toEqual([]);
});

test('the way is that between good positions; standing still and slips of the satellites add nothing', () => {
  expect(Math.round(kept([at(-60), at(-40, 2), at(-20, 4)]).metres)).toBe(44);
  expect(kept([at(-60), at(-40, 0.4), at(-20, -0.4)]).metres).toBe(0);
  expect(kept([at(-60), at(-40, 2, 80)]).metres).toBe(0);
  const slip = kept([at(-60), at(-50, 100), at(-40, 1)]);
  expect([slip.points.length, Math.round(slip.metres)]).toEqual([2, 11]);
});

test('a batch goes on from the last position of the one before', () => {
  const last = { at: new Date(second(-25)), position: [121.5, 31.2] as const, accuracy: 10 };
  const { points, metres } = kept([at(-30, 9), at(-20, 1), at(-10, 2)], { last });
  expect(points.map((one) => one.at)).toEqual([second(-10)]);
  expect(Math.round(metres)).toBe(22);
});

test('who creeps along is not taken to stand still for ever', () => {
  expect(Math.round(kept([at(-60), at(-40, 0.5), at(-20, 1)]).metres)).toBe(11);
});
