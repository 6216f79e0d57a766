import { expect, test } from 'vitest';
import { isLeftAlone } from './coming-back.ts';

const touched = Date.parse('2026-11-24T07:42:07Z');
const after = (minutes: number) => isLeftAlone(touched, touched + minutes * 60_000);

test('a wall that nobody touched for ten minutes is left alone', () => {
  expect([0, 9.9, 10, 600].map(after)).toEqual([false, false, true, true]);
});

test('a clock that was set back leaves nobody alone', () => {
  expect(after(-60)).toBe(false);
});
