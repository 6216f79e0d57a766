import { expect, test } from 'vitest';
import { endedBy, lengthOf, metresBetween, nothingMeasured, surfaceOf, withoutLast, withPoint } from './measure.ts';

test('a degree along the equator is 111.2 km, and a way is the sum of its parts', () => {
  expect(metresBetween([0, 0], [1, 0])).toBeCloseTo(111_195, 0);
  expect(
    lengthOf([
      [0, 0],
      [1, 0],
      [1, 1],
    ]),
  ).toBeCloseTo(2 * 111_195, 0);
  expect(lengthOf([[121, 31]])).toBe(0);
});

test('a small square at 31° north has the area of its sides, whichever way round it goes', () => {
  const ring = [
    [121, 31],
    [121.01, 31],
    [121.01, 31.01],
    [121, 31.01],
  ] as const;
  const sides = metresBetween([121, 31.005], [121.01, 31.005]) * metresBetween([121, 31], [121, 31.01]);
  expect(surfaceOf(ring) / sides).toBeCloseTo(1, 5);
  expect(surfaceOf(ring.toReversed())).toBeCloseTo(surfaceOf(ring), 3);
  expect(
    surfaceOf([
      [121, 31],
      [121.01, 31],
    ]),
  ).toBeCloseTo(0, 6);
});

test('a double click keeps what was measured, its point once; the next click begins anew', () => {
  const [a, b, c] = [[121.1, 31.1] as const, [121.2, 31.1] as const, [121.2, 31.2] as const];
  const clicked = [a, b, c, c].reduce(withPoint, nothingMeasured);
  const ended = endedBy(clicked);
  expect(ended).toEqual({ points: [a, b, c], ended: true });
  expect(withPoint(ended, b)).toEqual({ points: [b], ended: false });
  expect(withoutLast(ended)).toEqual({ points: [a, b], ended: false });
  expect(withoutLast(nothingMeasured)).toEqual(nothingMeasured);
});
