import { expect, test } from 'vitest';
import { stateOf } from './life.ts';

const asked = new Date('2026-05-08T01:00:00Z');
const at = (hours: number) => new Date(asked.getTime() + hours * 3_600_000);
const waiting = { askedAt: asked, approved: null, decidedAt: null, takenAt: null };
const approved = { ...waiting, approved: true, decidedAt: at(2) };

test('what nobody decides within seven days lapses', () => {
  expect(stateOf(waiting, at(168))).toEqual({ state: 'asked', until: at(168) });
  expect(stateOf(waiting, at(168.01))).toEqual({ state: 'expired', until: null });
});

test('what was approved is to be taken within a day', () => {
  expect(stateOf(approved, at(26))).toEqual({ state: 'approved', until: at(26) });
  expect(stateOf(approved, at(26.01))).toEqual({ state: 'expired', until: null });
});

test('what was refused or taken stays so, however late it is', () => {
  expect(stateOf({ ...approved, approved: false }, at(9999)).state).toBe('refused');
  expect(stateOf({ ...approved, takenAt: at(3) }, at(9999)).state).toBe('taken');
});
