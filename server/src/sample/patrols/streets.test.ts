import { expect, test } from 'vitest';
import type { LonLat } from '../../support/geo/coordinates.ts';
import { metresBetween } from '../../support/geo/measure.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { placeAfter, streetsOf, walkIn } from './streets.ts';

const at = (x: number, y: number): LonLat => [121.5 + x / 1000, 31.2 + y / 1000];
/** A ladder of streets with a dead end. */
const lines = [
  [at(0, 0), at(1, 0), at(2, 0), at(3, 0)],
  [at(0, 1), at(1, 1), at(2, 1)],
  [at(0, 0), at(0, 1)],
  [at(2, 0), at(2, 1)],
];
const streets = streetsOf(lines);
const all = [121.4, 31.1, 121.6, 31.3] as const;

test('a walk goes along streets only, and as far as it is asked', () => {
  const walk = walkIn(streets, all, 2_000, randomFrom(7));
  const steps = walk.slice(1).map(({ at: there }, nth) => [walk[nth]?.at.join(), there.join()]);
  const drawn = new Set(lines.flatMap((line) => line.slice(1).map((to, nth) => [line[nth], to].join(' '))));
  const there = new Set([...lines.flatMap((line) => line.map((one) => one.join()))]);
  expect(steps.every((ends) => ends.every((end) => there.has(end ?? '')))).toBe(true);
  expect(drawn.size).toBe(7);
  expect(walk.at(-1)?.metres).toBeGreaterThanOrEqual(2_000);
  expect(new Set(walk.map((one) => one.at.join())).size).toBe(streets.corners.length);
});

test('whoever has a home stays there, and turns at its end', () => {
  const home = [121.5, 31.2, 121.501, 31.2001] as const;
  const walk = walkIn(streets, home, 1_000, randomFrom(7));
  expect(new Set(walk.map((one) => one.at.join()))).toEqual(new Set([at(0, 0).join(), at(1, 0).join()]));
  expect(walkIn(streets, [0, 0, 1, 1], 100, randomFrom(7))).toEqual([]);
});

test('the place after some metres lies that far on the way', () => {
  const walk = walkIn(streets, all, 500, randomFrom(3));
  const [first] = walk;
  const ten = placeAfter(walk, 10);
  expect(first && ten && Math.round(metresBetween(first.at, ten))).toBe(10);
  expect(placeAfter(walk, 0)).toEqual(first?.at);
  expect(placeAfter(walk, 1e6)).toEqual(walk.at(-1)?.at);
});

test('a piece of street that hangs together with nothing is no round', () => {
  const apart = streetsOf([...lines, [at(0, 5), at(1, 5)]]);
  for (const seed of [1, 2, 3, 4, 5]) {
    const walk = walkIn(apart, all, 1_000, randomFrom(seed));
    expect(walk.some((one) => one.at[1] > at(0, 2)[1])).toBe(false);
  }
});
