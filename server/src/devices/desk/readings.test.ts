import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepSeconds } from './readings.ts';

test('steps fill the span, never more of them than asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000_000 }), fc.integer({ min: 10, max: 2_000 }), (span, width) => {
      expect(span / stepSeconds(span, width)).toBeLessThanOrEqual(width);
    }),
  );
});

test('an hour of seconds, a day of minutes, a month of whole hours', () => {
  expect(stepSeconds(3_600, 500)).toBe(8);
  expect(stepSeconds(86_400, 500)).toBe(173);
  expect(stepSeconds(30 * 86_400, 500)).toBe(7_200);
});
