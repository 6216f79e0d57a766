import { defaultPolicy } from '@chengyun/contract/account-policy';
import { staffRoles } from '@chengyun/contract/people';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasEnded, idleMinutes, issuedTooLong, nextStep, passwordEnds, type Standing } from './standing.ts';

const NOW = new Date('2026-11-25T08:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const DAY = 24 * 60;

function aStanding(more: Partial<Standing> = {}): Standing {
  return {
    ...{ bootstrap: false, sample: false, mustChangePassword: false, hasPassword: true, disabled: false },
    ...{ passwordChangedAt: ago(DAY), signedInAt: ago(10), seenAt: ago(1), factorAt: null, hasFactor: false },
    held: ['intake'],
    ...more,
  };
}

test('a session lives exactly while it is young enough and was used lately enough', () => {
  fc.assert(
    fc.property(
      fc.subarray([...staffRoles]),
      fc.integer({ min: 0, max: 30 * 60 }),
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 5, max: 60 }),
      fc.integer({ min: 1, max: 24 }),
      (held, age, unused, idle, hours) => {
        const policy = { ...defaultPolicy, idleMinutes: idle, sessionHours: hours };
        const standing = aStanding({ held, signedInAt: ago(age), seenAt: ago(unused) });
        const alive = age <= hours * 60 && unused <= idleMinutes(standing, policy);
        expect(hasEnded(standing, policy, NOW)).toBe(!alive);
      },
    ),
  );
});

test('the three administrators are never given longer than the others', () => {
  for (const held of staffRoles) {
    const policy = { ...defaultPolicy, idleMinutes: 10, postIdleMinutes: 60 };
    expect(idleMinutes({ held: [held] }, policy)).toBe(10);
  }
});

test.each([
  ['a second factor comes before everything', { hasFactor: true, mustChangePassword: true }, 'factor'],
  ['a shown one lets on', { hasFactor: true, factorAt: ago(1) }, null],
  ['an issued password is changed', { mustChangePassword: true }, 'password'],
  ['an old password is changed', { passwordChangedAt: ago(91 * DAY) }, 'password'],
  ['an account without a password has none to change', { hasPassword: false, passwordChangedAt: ago(91 * DAY) }, null],
  ['whose role asks for a second factor sets one up', { held: ['auditor'] as const }, 'enrol'],
  ['and not before the password is their own', { held: ['auditor'] as const, mustChangePassword: true }, 'password'],
  ['others may do without', {}, null],
])('%s', (_what, more, next) => {
  expect(nextStep(aStanding(more), defaultPolicy, NOW)).toBe(next);
});

test('a password without an age limit does not end', () => {
  expect(passwordEnds(aStanding(), { ...defaultPolicy, maxAgeDays: 0 })).toBeUndefined();
});

test('an issued password is not taken for ever, those printed at the first start are', () => {
  const issued = aStanding({ mustChangePassword: true, passwordChangedAt: ago(15 * DAY) });
  expect(issuedTooLong(issued, defaultPolicy, NOW)).toBe(true);
  expect(issuedTooLong({ ...issued, passwordChangedAt: ago(13 * DAY) }, defaultPolicy, NOW)).toBe(false);
  expect(issuedTooLong({ ...issued, sample: true }, defaultPolicy, NOW)).toBe(false);
  expect(issuedTooLong({ ...issued, bootstrap: true }, defaultPolicy, NOW)).toBe(false);
});
