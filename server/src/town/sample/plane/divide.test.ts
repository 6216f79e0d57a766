import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, type Line } from './arrange.ts';
import { halve, join, outlineOf } from './divide.ts';
import type { PlanarMap } from './planar-map.ts';
import { areaOf, endsOf, pointOf } from './planar-map.ts';
import { signedArea, type XY } from './plane.ts';

const SIDE = 1000;

function aSquareCutBy(cuts: readonly (readonly [number, number])[]): PlanarMap {
  const corners: XY[] = [
    [0, 0],
    [SIDE, 0],
    [SIDE, SIDE],
    [0, SIDE],
    [0, 0],
  ];
  const border: Line = { points: corners, tag: { kind: 'outline', line: 0 } };
  const lines = cuts.map(([from, to], i): Line => {
    const points: XY[] =
      i % 2 === 0
        ? [
            [from, -10],
            [to, SIDE + 10],
          ]
        : [
            [-10, from],
            [SIDE + 10, to],
          ];
    return { points, tag: { kind: 'secondary', line: i + 1 } };
  });
  return arrange([border, ...lines]);
}

const whole = (map: PlanarMap) => [...map.faces.keys()].reduce((sum, face) => sum + areaOf(map, face), 0);
const place = fc.integer({ min: 20, max: SIDE - 20 });
const cuts = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 6 });

test('lines drawn past the border cut the ground into faces and lose their loose ends', () => {
  const map = aSquareCutBy([
    [500, 500],
    [400, 400],
  ]);
  expect([...map.faces.keys()].map((face) => Math.round(areaOf(map, face))).sort()).toEqual([
    200_000, 200_000, 300_000, 300_000,
  ]);
  const reach = [...map.tags.keys()].flatMap(endsOf).flatMap((corner) => pointOf(map, corner));
  expect([Math.min(...reach), Math.max(...reach)]).toEqual([0, SIDE]);
});

test('however the lines run, the faces fill the ground but for what snapping moves', () => {
  fc.assert(
    fc.property(cuts, (lines) => Math.abs(whole(aSquareCutBy(lines)) - SIDE * SIDE) < SIDE * 12),
    { numRuns: 60 },
  );
});

test('halving and joining change neither the ground nor its outline', () => {
  fc.assert(
    fc.property(cuts, (lines) => {
      const map = aSquareCutBy(lines);
      const before = whole(map);
      for (const face of [...map.faces.keys()]) {
        const parts = halve(map, face, { kind: 'lane', line: 99 });
        if (parts !== null && face % 2 === 0) join(map, ...parts);
      }
      const outlines = outlineOf(map, new Set(map.faces.keys())).map((ring) =>
        signedArea(ring.map((c) => pointOf(map, c))),
      );
      expect(whole(map)).toBeCloseTo(before, 3);
      expect(outlines.reduce((sum, area) => sum + area, 0)).toBeCloseTo(before, 3);
    }),
    { numRuns: 60 },
  );
});

test('a cut leaves at least a seventh on its smaller side', () => {
  fc.assert(
    fc.property(cuts, (lines) => {
      const map = aSquareCutBy(lines);
      for (const face of [...map.faces.keys()]) {
        const area = areaOf(map, face);
        const parts = halve(map, face, { kind: 'lane', line: 99 }) ?? [];
        for (const part of parts) expect(areaOf(map, part) / area).toBeGreaterThan(0.13);
      }
    }),
    { numRuns: 60 },
  );
});
