import { expect, test } from 'vitest';
import { makeWindow } from './window.ts';

test('more than the limit within the window waits for its end; then it begins anew', () => {
  let now = 0;
  const window = makeWindow(2, 10_000, 100, () => now);
  expect([window.hit('a'), window.hit('a'), window.full('a'), window.hit('a')]).toEqual([0, 0, 10, 10]);
  expect(window.hit('b')).toBe(0);
  now = 4500;
  expect(window.full('a')).toBe(6);
  now = 10_000;
  expect(window.hit('a')).toBe(0);
});

test('a flood of names does not fill the memory', () => {
  const window = makeWindow(1, 10_000, 3, () => 0);
  for (let n = 0; n < 1000; n += 1) window.hit(String(n));
  expect(window.hit('last')).toBe(0);
});
