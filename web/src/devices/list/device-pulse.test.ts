import type { Rule } from '@chengyun/contract/profile';
import { expect, test } from 'vitest';
import { pulseOf, silentAfter } from './device-pulse.ts';

const now = new Date('2026-11-25T08:00:00Z');
const seen = (lastSeen: string | null) => ({ state: 'active', lastSeen }) as const;

test('a device is silent when its rules say so, after three heartbeats unless they tell otherwise', () => {
  expect(pulseOf(seen('2026-11-25T07:57:00Z'), 180, now)).toBe('online');
  expect(pulseOf(seen('2026-11-25T07:56:59Z'), 180, now)).toBe('silent');
  const silence = (seconds?: number): Rule => ({
    ...{ id: 'silent', name: { zh: '失联', en: 'Silent' }, kind: 'silence', gives: { kind: 'silent' } },
    ...(seconds !== undefined && { seconds }),
  });
  expect(silentAfter({ heartbeatSeconds: 60, rules: [] })).toBe(180);
  expect(silentAfter({ heartbeatSeconds: 60, rules: [silence()] })).toBe(180);
  // A dust logger of every quarter of an hour is offline after an hour: not already at its second report.
  expect(silentAfter({ heartbeatSeconds: 300, rules: [silence(3600)] })).toBe(3600);
});

test('without a heartbeat nobody can tell', () => {
  expect(pulseOf(seen('2026-11-01T00:00:00Z'), undefined, now)).toBe('unknown');
});

test('a device that never spoke is told apart from one that was switched off', () => {
  expect(pulseOf(seen(null), 60, now)).toBe('never');
  expect(pulseOf({ state: 'disabled', lastSeen: null }, 60, now)).toBe('disabled');
});
