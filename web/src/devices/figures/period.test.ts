import { expect, test } from 'vitest';
import { figuresAt, periodOf } from './period.ts';

test('an address without a period means thirty days', () => {
  expect([periodOf(undefined), periodOf('d7'), periodOf('toString')]).toEqual(['d30', 'd7', 'd30']);
});

test('a period ends after the minute that runs, so that what has just happened counts', () => {
  expect(figuresAt('d7', true, new Date('2026-11-25T08:00:30Z'))).toEqual({
    ...{ from: '2026-11-18T08:01:00.000Z', to: '2026-11-25T08:01:00.000Z', kind: 'fire' },
  });
});
