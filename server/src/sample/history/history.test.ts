import { expect, test } from 'vitest';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { justNow } from './history.ts';

const midnight = Date.parse('2026-11-25T16:00:00Z');
const minute = 60_000;

test.each([1, 7, 14, 600])('%i minutes after midnight the busy quarter of an hour lies within the day', (minutes) => {
  const end = midnight + minutes * minute;
  const moments = justNow(midnight, end, randomFrom(7)).map(({ at }) => at);
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(Math.max(midnight, end - 14 * minute));
  expect(Math.max(...moments)).toBeLessThan(end);
});
