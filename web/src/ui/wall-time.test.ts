import { expect, test } from 'vitest';
import { instantOf, wallOf } from './wall-time.ts';

test('a wall time is read in its zone and back', () => {
  const at = instantOf('2026-11-24T15:24', 'Asia/Shanghai');
  expect(at?.toISOString()).toBe('2026-11-24T07:24:00.000Z');
  expect(wallOf(at ?? new Date(0), 'Asia/Shanghai')).toBe('2026-11-24T15:24');
});

test('a zone that changes its clock is read on either side', () => {
  expect(instantOf('2026-03-29T12:00', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T10:00:00.000Z');
  expect(instantOf('2026-03-28T12:00', 'Europe/Berlin')?.toISOString()).toBe('2026-03-28T11:00:00.000Z');
});

test('what is no time gives nothing', () => {
  expect(instantOf('', 'Asia/Shanghai')).toBeNull();
});
