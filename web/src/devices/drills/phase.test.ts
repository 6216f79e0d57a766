import { expect, test } from 'vitest';
import { isWithdrawn, leftUntil, phaseOf } from './phase.ts';

const at = (time: string) => new Date(`2026-11-25T${time}Z`);
const drill = { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z', endedAt: null };

test('a drill is to come, on, and over at its end or when somebody ends it', () => {
  expect([phaseOf(drill, at('07:59:59')), phaseOf(drill, at('08:00:00')), phaseOf(drill, at('09:00:00'))]).toEqual([
    'ahead',
    'now',
    'past',
  ]);
  expect(phaseOf({ ...drill, endedAt: '2026-11-25T08:10:00Z' }, at('08:20:00'))).toBe('past');
});

test('one that was ended before it began was withdrawn', () => {
  expect([
    isWithdrawn({ ...drill, endedAt: '2026-11-25T07:00:00Z' }),
    isWithdrawn({ ...drill, endedAt: '2026-11-25T08:30:00Z' }),
    isWithdrawn(drill),
  ]).toEqual([true, false, false]);
});

test('what is left is told to the second and never below nought', () => {
  expect(leftUntil(drill.to, at('07:58:55'))).toEqual({ h: 1, m: 1, s: 5 });
  expect(leftUntil(drill.to, at('09:30:00'))).toEqual({ h: 0, m: 0, s: 0 });
});
