import { expect, test } from 'vitest';
import { isStrong } from './password-rule.ts';

test.each([
  ['Qingxi-2026', true],
  ['qingxi-2026', true],
  ['Qx-2026', false],
  ['qingxitownship', false],
  ['qingxi20261124', false],
  ['202611241524--', false],
])('%s is strong enough: %s', (password, strong) => {
  expect(isStrong(password)).toBe(strong);
});
