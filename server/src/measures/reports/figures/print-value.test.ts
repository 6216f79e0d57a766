import { expect, test } from 'vitest';
import { printValue } from './print-value.ts';

test('shares have two decimals or none, so that they stand in a column', () => {
  expect([0.061, 0.9372, 1, 0, null].map((value) => printValue(value, 'share'))).toEqual([
    ...['6.10%', '93.72%', '100%', '0%', '—'],
  ]);
});

test('changes say their direction, and nothing that rounds to nought is a change', () => {
  expect(printValue(0.142, 'change')).toBe('上升14.2%');
  expect(printValue(-0.14, 'change')).toBe('下降14%');
  expect(printValue(0.00002, 'points')).toBe('持平');
  expect(printValue(0.001, 'points')).toBe('上升0.10个百分点');
});
