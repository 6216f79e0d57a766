import { expect, test } from 'vitest';
import { partsOfName, wholePeriods } from './whole-periods.ts';

const told = (...args: Parameters<typeof wholePeriods>) =>
  wholePeriods(...args).map(({ name, from, to }) => [name, from, to].join(' '));

test('the newest week to choose is the last that is over', () => {
  expect(told('week', '2026-11-26', 2)).toEqual(['2026-W47 2026-11-16 2026-11-22', '2026-W46 2026-11-09 2026-11-15']);
  expect(told('week', '2026-11-23', 1)).toEqual(['2026-W47 2026-11-16 2026-11-22']);
});

test('a week at the turn of the year belongs to the year of its Thursday', () => {
  expect(told('week', '2027-01-12', 2)).toEqual(['2027-W01 2027-01-04 2027-01-10', '2026-W53 2026-12-28 2027-01-03']);
});

test('months and years are whole ones', () => {
  expect(told('month', '2026-03-31', 2)).toEqual(['2026-02 2026-02-01 2026-02-28', '2026-01 2026-01-01 2026-01-31']);
  expect(told('year', '2026-11-26', 1)).toEqual(['2025 2025-01-01 2025-12-31']);
});

test('a name tells year and number', () => {
  expect(['2026-W07', '2026-11', '2026'].map(partsOfName)).toEqual([
    { year: '2026', n: 7 },
    { year: '2026', n: 11 },
    { year: '2026', n: 1 },
  ]);
});
