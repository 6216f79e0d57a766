import { expect, test } from 'vitest';
import { pulseOf } from './device-pulse.ts';

const now = new Date('2026-11-25T08:00:00Z');
const seen = (lastSeen: string | null) => ({ state: 'active', lastSeen }) as const;

test('three heartbeats without a word are silence', () => {
  expect(pulseOf(seen('2026-11-25T07:57:01Z'), 60, now)).toBe('online');
  expect(pulseOf(seen('2026-11-25T07:56:59Z'), 60, now)).toBe('silent');
});

test('without a heartbeat nobody can tell', () => {
  expect(pulseOf(seen('2026-11-01T00:00:00Z'), undefined, now)).toBe('unknown');
});

test('a device that never spoke is told apart from one that was switched off', () => {
  expect(pulseOf(seen(null), 60, now)).toBe('never');
  expect(pulseOf({ state: 'disabled', lastSeen: null }, 60, now)).toBe('disabled');
});
