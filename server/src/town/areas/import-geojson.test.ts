import type { Area, Position } from '@chengyun/contract/area';
import { polygonsOf } from '@chengyun/contract/area';
import { expect, test } from 'vitest';
import { type CoordinateSystem, fromWgs84 } from '../../support/geo/coordinates.ts';
import { metresBetween } from '../../support/geo/measure.ts';
import { sampleGround } from '../sample/ground.ts';
import { importAreas } from './import-geojson.ts';
import { tellAreaPlace } from './tell-problem.ts';

const { areas } = sampleGround();

function collection(list: readonly Area[], system: CoordinateSystem = 'wgs84') {
  const codeOf = new Map(list.map(({ id, code }) => [id, code]));
  return {
    type: 'FeatureCollection',
    features: list.map(({ code, name, level, parentId, polygon }) => ({
      type: 'Feature',
      properties: { code, name, level, parent: parentId === null ? null : codeOf.get(parentId) },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygonsOf(polygon).map((rings) => rings.map((ring) => ring.map((at) => fromWgs84(at, system)))),
      },
    })),
  };
}

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
}

const read = (value: unknown, system: CoordinateSystem = 'wgs84', bounds = {}) =>
  importAreas(typeof value === 'string' ? value : JSON.stringify(value), { system, newId: counter(), ...bounds });

function areasOf(result: ReturnType<typeof importAreas>): readonly Area[] {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
  return result.areas;
}

const problemsOf = (result: ReturnType<typeof importAreas>) => (result.ok ? [] : result.problems);

test('the whole sample town comes back from its own GeoJSON with the same tree', () => {
  const back = areasOf(read(collection(areas)));
  const shape = (list: readonly Area[]) => {
    const codeOf = new Map(list.map(({ id, code }) => [id, code]));
    return list.map((area) => [
      area.code,
      area.name,
      area.level,
      codeOf.get(area.parentId ?? ''),
      area.areaM2,
      area.center,
    ]);
  };
  expect(shape(back)).toEqual(shape(areas));
});

test('a collection in GCJ-02 lands within a metre of the original', () => {
  const back = areasOf(read(collection(areas, 'gcj02'), 'gcj02'));
  const corners = (list: readonly Area[]): Position[] => list.flatMap(({ polygon }) => polygonsOf(polygon).flat(2));
  const original = corners(areas);
  const worst = corners(back).reduce((most, at, i) => Math.max(most, metresBetween(at, original[i] ?? [0, 0])), 0);
  expect(worst).toBeLessThan(1);
});

test('the level is read from the code when the file does not tell it', () => {
  const plain = collection(areas);
  const silent = plain.features.map(({ properties: { level: _, ...properties }, ...feature }) => ({
    ...feature,
    properties,
  }));
  expect(areasOf(read({ ...plain, features: silent })).map(({ level }) => level)).toEqual(
    areas.map(({ level }) => level),
  );
});

test('a missing unit grid shows as a gap in its grid', () => {
  const [problem] = problemsOf(read(collection(areas.slice(0, -1))));
  expect(problem?.kind).toBe('children-gap');
});

test('a parent that is not in the file is named', () => {
  const { features, ...rest } = collection(areas);
  const lost = features.map((feature, i) =>
    i === 5 ? { ...feature, properties: { ...feature.properties, parent: '999' } } : feature,
  );
  expect(problemsOf(read({ ...rest, features: lost }))).toContainEqual(
    expect.objectContaining({ kind: 'parent-missing', value: '999' }),
  );
});

test('a feature without a polygon is refused with its place in the file', () => {
  const { features, ...rest } = collection(areas.slice(0, 2));
  const points = features.map((feature) => ({ ...feature, geometry: { type: 'Point', coordinates: [1, 2] } }));
  expect(problemsOf(read({ ...rest, features: points })).map(({ kind, where }) => [kind, where.slice(0, 11)])).toEqual([
    ['feature', 'features[0]'],
    ['feature', 'features[1]'],
  ]);
});

test('a feature that does not fit is told with the value that stands there', () => {
  const { features, ...rest } = collection(areas.slice(0, 1));
  const coded = (code: unknown) =>
    features.map((feature) => ({ ...feature, properties: { ...feature.properties, code } }));
  expect(problemsOf(read({ ...rest, features: coded('31') }))).toEqual([
    expect.objectContaining({ kind: 'code-form', where: 'features[0]/properties/code', value: '31' }),
  ]);
});

test('where a problem is, is told in the words of the reader', () => {
  const places = [
    'the file',
    'unit_grid 310199101001002 一',
    'grid 310199101001G01 二, polygon 1, ring 2',
    'features[3]/geometry',
  ];
  expect(places.map((where) => tellAreaPlace({ where }).zh)).toEqual([
    '文件',
    '单元网格 310199101001002 一',
    '责任网格 310199101001G01 二，第 1 个面第 2 圈',
    'features[3]/geometry',
  ]);
});

test.each([
  ['no JSON', '{"type":', {}, 'not-json'],
  ['another thing', '[1,2]', {}, 'not-a-collection'],
  ['too many bytes', collection(areas), { maxBytes: 1000 }, 'too-large'],
  ['too many features', collection(areas), { maxFeatures: 3 }, 'too-many'],
])('%s is refused whole', (_, value, bounds, kind) => {
  expect(problemsOf(read(value, 'wgs84', bounds)).map((problem) => problem.kind)).toEqual([kind]);
});
