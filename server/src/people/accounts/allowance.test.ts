import { expect, test } from 'vitest';
import { makeAllowance } from './allowance.ts';

test('so many are let through in a span, and more as time passes', () => {
  let at = 0;
  const isQuick = makeAllowance(2, 1_000, () => at);
  expect([isQuick(), isQuick(), isQuick()]).toEqual([true, true, false]);
  at = 500;
  expect([isQuick(), isQuick()]).toEqual([true, false]);
  at = 60_000;
  expect([isQuick(), isQuick(), isQuick()]).toEqual([true, true, false]);
});
