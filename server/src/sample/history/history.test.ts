import { expect, test } from 'vitest';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { VOLUME } from '../ensure-sample-town.ts';
import { justNow, shareDone, volumeOf } from './history.ts';

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

test('whatever the day of the week, a week, the one before it, and thirty days meet a past as whole as they are', () => {
  const weeks = Array.from({ length: 7 }, (_, day) => [day + 1 + 364, day + 14 + 364]);
  const compared = [...weeks, [365, 365 + 30], [351, 357]].flat();
  expect(compared.map((ago) => volumeOf(VOLUME, ago)).filter((share) => share < 1)).toEqual([]);
  expect([61, 300, 500].map((ago) => volumeOf(VOLUME, ago) < 0.1)).toEqual([true, true, true]);
});

test('the past is hardly larger for it: at most a fifth above what sixty days and a twelfth of the rest come to', () => {
  const days = Array.from({ length: 730 }, (_, ago) => volumeOf(VOLUME, ago)).reduce((sum, one) => sum + one, 0);
  expect(days).toBeLessThan((60 + 670 / 12) * 1.2);
});
