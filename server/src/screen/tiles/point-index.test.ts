import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildPointIndex, type PointIndex } from './point-index.ts';
import { mercatorX, mercatorY, type TilePoint } from './tile-point.ts';

const STATES = ['none', 'green', 'yellow', 'red'];

function aPoint(n: number, given: Partial<TilePoint> = {}): TilePoint {
  return {
    id: `p${n}`,
    lon: 121.5 + (n % 40) * 0.0004,
    lat: 31.2 + Math.floor(n / 40) * 0.0004,
    state: 1,
    tags: {},
    ...given,
  };
}

function many(count: number): readonly TilePoint[] {
  return Array.from({ length: count }, (_, n) => aPoint(n));
}

/** Every thing counted over the tiles of a zoom, leaving out what only lies in a buffer. */
function countsAt(index: PointIndex, z: number): Record<string, number> {
  const side = 2 ** z;
  const counts: Record<string, number> = {};
  const [west, east] = [121.49, 121.53].map((lon) => Math.floor(mercatorX(lon) * side));
  const [north, south] = [31.23, 31.19].map((lat) => Math.floor(mercatorY(lat) * side));
  for (let x = west ?? 0; x <= (east ?? 0); x++) {
    for (let y = north ?? 0; y <= (south ?? 0); y++) {
      for (const { x: at, y: down, tags } of index.featuresIn(z, x, y)) {
        if (at < 0 || at >= 4096 || down < 0 || down >= 4096) continue;
        const states = 'state' in tags ? { [String(tags['state'])]: 1 } : tags;
        for (const name of STATES) counts[name] = (counts[name] ?? 0) + Number(states[name] ?? 0);
      }
    }
  }
  return counts;
}

test('near things are joined into one that carries their number, each state and the worst', () => {
  const index = buildPointIndex([...many(3), aPoint(3, { state: 3 }), aPoint(4, { state: 2 })], STATES);
  expect(index.featuresIn(0, 0, 0).map(({ tags }) => tags)).toEqual([
    { n: 5, worst: 'red', green: 3, yellow: 1, red: 1 },
  ]);
});

test('at the last zoom each thing stands apart with its id and state', () => {
  const index = buildPointIndex([aPoint(0, { tags: { number: 'A1' } })], STATES);
  const [x, y] = [Math.floor(mercatorX(121.5) * 2 ** 18), Math.floor(mercatorY(31.2) * 2 ** 18)];
  expect(index.featuresIn(18, x, y).map(({ tags }) => tags)).toEqual([{ id: 'p0', state: 'green', number: 'A1' }]);
});

test('a thing that turns red makes what it is joined into red, and says where', () => {
  const index = buildPointIndex(many(200), STATES);
  const places = index.put(aPoint(7, { state: 3 }));
  expect(places.length).toBeGreaterThan(2);
  expect(index.featuresIn(0, 0, 0)[0]?.tags).toEqual({ n: 200, worst: 'red', green: 199, red: 1 });
  expect(index.put(aPoint(7, { state: 3 }))).toEqual([]);
});

test('what is left of two joined things is shown as itself', () => {
  const index = buildPointIndex(many(2), STATES);
  index.remove('p0');
  expect(index.featuresIn(0, 0, 0).map(({ tags }) => tags)).toEqual([{ id: 'p1', state: 'green' }]);
});

test('whatever came, moved, changed or went, every zoom shows as many of each state as an index built anew', () => {
  const step = fc.record({
    n: fc.integer({ min: 0, max: 90 }),
    moved: fc.boolean(),
    state: fc.integer({ min: 0, max: 3 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const index = buildPointIndex(many(60), STATES);
      const truth = new Map(many(60).map((point) => [point.id, point]));
      for (const { n, moved, state, gone } of steps) {
        const point = aPoint(n, { state, ...(moved ? { lon: 121.505 } : {}) });
        if (gone) index.remove(point.id);
        else index.put(point);
        if (gone) truth.delete(point.id);
        else truth.set(point.id, point);
      }
      const anew = buildPointIndex([...truth.values()], STATES);
      expect(index.ids().toSorted()).toEqual([...truth.keys()].toSorted());
      expect(index.totals()).toEqual(anew.totals());
      for (const z of [0, 12, 15]) {
        expect(countsAt(index, z)).toEqual(countsAt(anew, z));
        expect(countsAt(index.rebuilt(), z)).toEqual(countsAt(anew, z));
      }
    }),
    { numRuns: 40 },
  );
});
