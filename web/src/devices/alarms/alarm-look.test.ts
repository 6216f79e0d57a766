import { expect, test } from 'vitest';
import { isBurning, lampOf } from './alarm-look.ts';

test('a fire is red however it was rated', () => {
  expect(lampOf({ kind: 'fire', severity: 'minor' })).toBe('red');
});

test('a fire that was none is no longer red', () => {
  expect(lampOf({ kind: 'fire', severity: 'critical', state: 'false' })).toBe('green');
  expect(lampOf({ kind: 'fire', severity: 'critical', state: 'confirmed' })).toBe('red');
});

test('a minor fault is no reason for colour', () => {
  expect(lampOf({ kind: 'fault', severity: 'minor' })).toBe('green');
});

test('a fire burns until somebody takes note of it or shelves it', () => {
  const fire = { kind: 'fire', severity: 'critical', state: 'raised', shelvedUntil: null } as const;
  expect(isBurning(fire)).toBe(true);
  expect(isBurning({ ...fire, state: 'acknowledged' })).toBe(false);
  expect(isBurning({ ...fire, shelvedUntil: '2026-11-25T08:00:00Z' })).toBe(false);
});
