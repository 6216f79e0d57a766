import type { Twin } from '@chengyun/contract/case-list';
import { expect, test } from 'vitest';
import { twinsSaid } from './twins-said.ts';

const here: [number, number] = [121.4, 31.3];
const there: [number, number] = [121.41, 31.3];
const twin = {} as Twin;

test('without a place it is said what a place brings', () => {
  expect(twinsSaid({ position: undefined, answer: undefined, failed: false })).toBe('hint');
});

test('that there is no case like it is said only of the place that was asked about', () => {
  const answer = { twins: [], position: here };
  expect(twinsSaid({ position: here, answer, failed: false })).toBe('none');
  expect(twinsSaid({ position: there, answer, failed: false })).toBe('asking');
  expect(twinsSaid({ position: here, answer: undefined, failed: false })).toBe('asking');
});

test('a question that failed is told as such, and never as if there were none', () => {
  expect(twinsSaid({ position: here, answer: undefined, failed: true })).toBe('failed');
  expect(twinsSaid({ position: here, answer: { twins: [twin], position: there }, failed: true })).toBe('failed');
});

test('the cases found stay in sight while it is asked again', () => {
  expect(twinsSaid({ position: there, answer: { twins: [twin], position: here }, failed: false })).toBe('found');
});
