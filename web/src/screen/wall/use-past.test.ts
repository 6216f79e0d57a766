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

test('steps lead back as far as one likes, over days', () => {
  expect(afterStep(null, -1000, now)).toBe(stepped(now) - 999 * 600_000);
  expect(afterStep(Date.parse('2026-01-01T00:00:00Z'), -1, now)).toBe(Date.parse('2025-12-31T23:50:00Z'));
});
