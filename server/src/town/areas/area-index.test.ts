import type { Area, Position, Surface } from '@chengyun/contract/area';
import { polygonsOf } from '@chengyun/contract/area';
import { expect, test } from 'vitest';
import { sampleGround } from '../sample/ground.ts';
import { randomFrom } from '../sample/plane/random.ts';
import { buildAreaIndex } from './area-index.ts';

const ground = sampleGround();
const index = buildAreaIndex(ground.areas);
const unitGrids = ground.areas.filter(({ level }) => level === 'unit_grid');

/** The slow truth: a ray to the east through every unit grid of the town, written apart from the index's own test. */
function bruteForce(lon: number, lat: number): string | null {
  const holds = (surface: Surface): boolean => {
    let crossings = 0;
    for (const ring of polygonsOf(surface).flat()) {
      ring.forEach(([x2, y2], i) => {
        const [x1, y1] = ring[i - 1] ?? [x2, y2];
        if (y1 > lat !== y2 > lat && x1 + ((lat - y1) * (x2 - x1)) / (y2 - y1) > lon) crossings += 1;
      });
    }
    return crossings % 2 === 1;
  };
  return unitGrids.find(({ polygon }) => holds(polygon))?.code ?? null;
}

test('the index agrees with brute force on random positions in and around the town', () => {
  const random = randomFrom(5);
  const [west, south, east, north] = ground.town.bbox;
  const positions = Array.from(
    { length: 400 },
    (): Position => [west + random() * (east - west), south + random() * (north - south)],
  );
  const found = positions.map(([lon, lat]) => index.areaAt(lon, lat)?.unitGrid.code ?? null);
  expect(found).toEqual(positions.map(([lon, lat]) => bruteForce(lon, lat)));
  expect(found.filter((code) => code === null).length).toBeGreaterThan(40);
});

test('the three areas at a position stand in one line', () => {
  const chain = index.areaAt(...ground.town.center);
  expect(chain?.unitGrid.parentId).toBe(chain?.grid.id);
  expect(chain?.grid.parentId).toBe(chain?.community.id);
});

test('every corner of every unit grid belongs to exactly one, the lowest code that has it', () => {
  const holders = new Map<string, string>();
  for (const { code, polygon } of unitGrids) {
    for (const corner of polygonsOf(polygon).flat(2)) {
      const known = holders.get(corner.join());
      if (known === undefined || code < known) holders.set(corner.join(), code);
    }
  }
  const found = [...holders.keys()].map((corner) => {
    const [lon = 0, lat = 0] = corner.split(',').map(Number);
    return index.areaAt(lon, lat)?.unitGrid.code;
  });
  expect(found).toEqual([...holders.values()]);
});

function aSmallTown(first: Surface, second: Surface): Area[] {
  const base = { center: [0, 0] as Position, areaM2: 1, polygon: first };
  return [
    { ...base, id: 'c', code: '310199101001', level: 'community', name: 'c', parentId: null },
    { ...base, id: 'g', code: '310199101001G01', level: 'grid', name: 'g', parentId: 'c' },
    { ...base, id: 'u2', code: '310199101001002', level: 'unit_grid', name: 'u2', parentId: 'g', polygon: second },
    { ...base, id: 'u1', code: '310199101001001', level: 'unit_grid', name: 'u1', parentId: 'g' },
  ];
}

const square = (low: number, high: number): Position[] => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
  [low, low],
];

test('a hole belongs to the area that fills it, and its rim to the lower code', () => {
  const ring: Surface = { type: 'Polygon', coordinates: [square(0, 9), square(3, 6)] };
  const { areaAt } = buildAreaIndex(aSmallTown(ring, { type: 'Polygon', coordinates: [square(3, 6)] }));
  expect([areaAt(1, 1), areaAt(4, 4), areaAt(3, 4), areaAt(10, 4)].map((chain) => chain?.unitGrid.id)).toEqual([
    'u1',
    'u2',
    'u1',
    undefined,
  ]);
});

test('both parts of a multipolygon lead to the same area', () => {
  const parts: Surface = { type: 'MultiPolygon', coordinates: [[square(0, 1)], [square(8, 9)]] };
  const { areaAt } = buildAreaIndex(aSmallTown(parts, { type: 'Polygon', coordinates: [square(4, 5)] }));
  expect(
    [areaAt(0.5, 0.5), areaAt(8.5, 8.5), areaAt(4.5, 4.5), areaAt(3, 3)].map((chain) => chain?.unitGrid.id),
  ).toEqual(['u1', 'u1', 'u2', undefined]);
});

test('a town without unit grids has nothing anywhere', () => {
  expect(buildAreaIndex([]).areaAt(121.39, 31.3)).toBeNull();
});
