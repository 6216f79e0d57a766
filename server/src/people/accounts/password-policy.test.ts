import { expect, test } from 'vitest';
import { oneTimePassword, passwordFault } from './password-policy.ts';

test.each([
  ['Ab1-xyzqw', 'short'],
  [`Aa1-${'x'.repeat(130)}`, 'long'],
  ['alllowercaseletters', 'kinds'],
  ['UPPER-CASE-ONLY-', 'kinds'],
  ['Wangwu#2026!', 'name'],
  ['P@ssw0rd2026', 'weak'],
  ['Admin@123456', 'weak'],
  ['Qwertyuiop1!', 'weak'],
  ['Aa1Aa1Aa1Aa1', 'weak'],
  ['Chengyun@2026', 'weak'],
])('%s is refused as %s', (password, fault) => {
  expect(passwordFault(password, 'wangwu')).toBe(fault);
});

test.each(['Kleeblatt+19+Regen', 'correct-Horse-7-battery', '水乡镇的Rain9下午四点半!', 'tW9-vLq2xZ'])(
  '%s is good',
  (password) => {
    expect(passwordFault(password, 'wangwu')).toBeUndefined();
  },
);

test('every one-time password meets the policy and no two are alike', () => {
  const made = Array.from({ length: 500 }, () => oneTimePassword());
  expect(made.filter((password) => passwordFault(password, 'admin') !== undefined)).toEqual([]);
  expect(new Set(made).size).toBe(500);
});
