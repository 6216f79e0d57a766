import { expect, test } from 'vitest';
import { afterStep, stepped } from './use-past.ts';

const now = Date.parse('2026-11-24T07:42:07Z');
const text = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(11, 16));

test('the first step back leads to the last full ten minutes, and from there on back', () => {
  expect(text(afterStep(null, -1, now))).toBe('07:40');
  expect(text(afterStep(stepped(now), -1, now))).toBe('07:30');
});

test('a step past the present is the present', () => {
  expect(afterStep(stepped(now), 1, now)).toBeNull();
  expect(afterStep(null, 1, now)).toBeNull();
});

test('nothing leads more than a day back', () => {
  expect(text(afterStep(null, -1000, now))).toBe('07:50');
});
