import { expect, test } from 'vitest';
import { monthName } from './heat-option.ts';
import { laidOut } from './multiples-option.ts';
import { heightOf, reach, sparkPath } from './spark-path.ts';
import { trendTable } from './trend-table.ts';

const names = { when: 'When', value: 'Value', before: 'Before', yearBefore: 'Year before', ahead: 'Ahead' };

test('the table of a trend has the earlier lines beside each place', () => {
  const points = [
    { key: '2026-10', label: '10', full: '2026-10', value: 0.9 },
    { key: '2026-11', label: '11', value: null },
  ];
  expect(trendTable({ points, format: 'share', before: [0.8], yearBefore: [null, 0.7] }, names)).toEqual({
    columns: [
      { name: 'When', format: 'text' },
      { name: 'Value', format: 'share' },
      { name: 'Before', format: 'share' },
      { name: 'Year before', format: 'share' },
    ],
    rows: [
      { key: '2026-10', cells: ['2026-10', 0.9, 0.8, null] },
      { key: '2026-11', cells: ['11', null, null, 0.7] },
    ],
  });
});

test('what is expected has a column of its own, below the last value only', () => {
  const points = [
    { key: '11', label: '11', value: 4 },
    { key: '12', label: '12', value: null },
  ];
  const { columns, rows } = trendTable({ points, format: 'count', ahead: { values: [4, 6] } }, names);
  expect([columns.at(-1)?.name, rows.map(({ cells }) => cells.at(-1))]).toEqual(['Ahead', [null, 6]]);
});

test('a small line has a gap where nothing is known', () => {
  const box = { width: 30, height: 10, least: 0, most: 10 };
  expect(sparkPath([0, 10, null, 5], box)).toBe('M0 10L10 0M30 5');
});

test('equal values lie in the middle', () => {
  expect(heightOf(4, { height: 10, ...reach([4, 4, null]) })).toBe(5);
});

test('small pictures stand side by side as far as there is room', () => {
  expect([laidOut(33, 1200), laidOut(33, 340), laidOut(2, 1200)]).toEqual([
    { across: 8, height: 430 },
    { across: 2, height: 1462 },
    { across: 2, height: 86 },
  ]);
});

test('above a calendar stands no name of a month that is seen in its last days only', () => {
  const named = (from: string) =>
    [
      { yyyy: '2025', MM: '11', nameMap: '11月' },
      { yyyy: '2025', MM: '12', nameMap: '12月' },
      { yyyy: '2026', MM: '11', nameMap: '11月' },
    ].map(monthName(from));
  expect(named('2025-11-23')).toEqual(['', '12月', '11月']);
  expect(named('2025-11-03')).toEqual(['11月', '12月', '11月']);
});
