import { expect, test } from 'vitest';
import { gridCounter } from './unit-grids.ts';

const grids = ['A', 'B', 'C'].flatMap((community) =>
  Array.from({ length: 6 }, (_, nth) => ({
    community,
    grid: `${community}G${nth % 2}`,
    unit_grid: `${community}${nth}`,
  })),
);

test('unit grids are counted in the town, and in the area of a group', () => {
  expect(gridCounter(grids, [], [])(null)).toBe(18);
  expect(gridCounter(grids, ['area'], [])(['B'])).toBe(6);
  expect(gridCounter(grids, ['grid'], [])(['BG1'])).toBe(3);
  expect(gridCounter(grids, ['month', 'unit-grid'], [])(['2026-05', 'C2'])).toBe(1);
  expect(gridCounter(grids, ['area'], [])(['none'])).toBe(0);
});

test('of a class or a month every unit grid may be reached', () => {
  expect(gridCounter(grids, ['class'], [])(['roads'])).toBe(18);
});

test('where it is narrowed to, only those there are counted', () => {
  const within = [{ dimension: 'grid', values: ['AG0', 'BG0'] }] as const;
  expect(gridCounter(grids, [], within)(null)).toBe(6);
  expect(gridCounter(grids, ['area'], within)(['A'])).toBe(3);
  expect(gridCounter(grids, ['area'], within)(['C'])).toBe(0);
  expect(gridCounter(grids, ['area'], [{ dimension: 'unit', values: ['x'] }])(['C'])).toBe(6);
});
