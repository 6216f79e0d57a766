import { expect, test } from 'vitest';
import { laidOut } from './multiples-option.ts';
import { heightOf, reach, sparkPath } from './spark-path.ts';
import { trendTable } from './trend-table.ts';

const names = { when: 'When', value: 'Value', before: 'Before', yearBefore: 'Year before' };

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
