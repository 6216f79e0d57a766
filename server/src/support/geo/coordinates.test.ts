import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWgs84, type LonLat, toWgs84 } from './coordinates.ts';
import { bboxAround, bboxOf, metresBetween } from './measure.ts';

const inChina = fc.tuple(fc.double({ min: 100, max: 122, noNaN: true }), fc.double({ min: 22, max: 45, noNaN: true }));

test('GCJ-02 and back ends within a metre of where it began', () => {
  fc.assert(fc.property(inChina, (at) => metresBetween(at, toWgs84(fromWgs84(at, 'gcj02'), 'gcj02')) < 1));
});

test('GCJ-02 shifts a position near Shanghai by a few hundred metres', () => {
  const at: LonLat = [121.39, 31.3];
  const shift = metresBetween(at, fromWgs84(at, 'gcj02'));
  expect(shift).toBeGreaterThan(400);
  expect(shift).toBeLessThan(600);
});

test('CGCS2000 counts as WGS-84', () => {
  expect(toWgs84([121.39, 31.3], 'cgcs2000')).toEqual([121.39, 31.3]);
});

test('outside China GCJ-02 is WGS-84', () => {
  expect(toWgs84([2.35, 48.86], 'gcj02')).toEqual([2.35, 48.86]);
});

test('a minute of latitude is a sea mile', () => {
  expect(metresBetween([121, 31], [121, 31 + 1 / 60])).toBeCloseTo(1853.2, 0);
});

test('the box around a position reaches as far as it says on every side', () => {
  const [west, south, east, north] = bboxAround([121.39, 31.3], 500);
  const sides: LonLat[] = [
    [west, 31.3],
    [east, 31.3],
    [121.39, south],
    [121.39, north],
  ];
  for (const side of sides) expect(metresBetween([121.39, 31.3], side)).toBeCloseTo(500, 0);
});

test('no positions have no box', () => {
  expect(bboxOf([])).toBeNull();
});
