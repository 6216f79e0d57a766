import { expect, test } from 'vitest';
import { isShort, tickText, valueText } from './values.ts';

const words = { hours: 'h', minutes: 'min', none: '—' };

test.each([
  [1087, 'count', false, '1,087'],
  [0.9372, 'share', false, '93.7%'],
  [0.9372428, 'share', true, '93.72%'],
  [26.26, 'hours', false, '26.3 h'],
  [0.87, 'minutes', true, '0.87 min'],
  [null, 'share', false, '—'],
] as const)('%s as %s (exact: %s) is written %s', (value, format, exact, text) => {
  expect(valueText(value, format, words, exact)).toBe(text);
});

test('an axis writes no more decimals than it needs', () => {
  expect([tickText(0.8, 'share'), tickText(0.825, 'share'), tickText(1200, 'count')]).toEqual([
    '80%',
    '82.5%',
    '1,200',
  ]);
});

test('which way is better decides what falls short of a target', () => {
  expect([
    isShort(0.84, 0.85, 'higher'),
    isShort(0.85, 0.85, 'higher'),
    isShort(12, 10, 'lower'),
    isShort(12, 10, 'neutral'),
    isShort(null, 10, 'lower'),
    isShort(12, null, 'lower'),
  ]).toEqual([true, false, true, false, false, false]);
});
