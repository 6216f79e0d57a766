import { expect, test } from 'vitest';
import { offsetOf } from './offset-of.ts';

test('a place is counted from the start of the text', () => {
  const text = 'id: a\nname:\n  zh: b\n';
  expect(text.slice(offsetOf(text, 1, 1))).toBe(text);
  expect(text.slice(offsetOf(text, 3, 3), offsetOf(text, 3, 3) + 5)).toBe('zh: b');
});

test('beyond the end is the end', () => {
  expect(offsetOf('a\nb', 9, 1)).toBe(3);
  expect(offsetOf('a', 1, 9)).toBe(1);
});
