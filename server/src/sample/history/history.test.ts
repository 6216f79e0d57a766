import { expect, test } from 'vitest';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { justNow, shareDone } from './history.ts';

const midnight = Date.parse('2026-11-25T16:00:00Z');
const minute = 60_000;

test.each([1, 7, 14, 600])('%i minutes after midnight the busy quarter of an hour lies within the day', (minutes) => {
  const end = midnight + minutes * minute;
  const moments = justNow(midnight, end, randomFrom(7)).map(({ at }) => at);
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(Math.max(midnight, end - 14 * minute));
  expect(Math.max(...moments)).toBeLessThan(end);
});

test('how much of the past is there goes by its cases: a day at full volume counts twelve times one that is thinned', () => {
  const plan = { fullDays: 60 };
  expect([shareDone(plan, 0, 730), shareDone(plan, 730, 730), shareDone(plan, 2, 2)]).toEqual([0, 1, 1]);
  expect(shareDone(plan, 60, 730)).toBeCloseTo(60 / (60 + 670 / 12), 6);
  expect(shareDone({}, 30, 120)).toBeCloseTo(0.25, 6);
});
