import { sharedBorder } from '../plane/divide.ts';
import type { PlanarMap } from '../plane/planar-map.ts';
import { cornersOf, sideKey, sidesOf } from '../plane/planar-map.ts';
import type { Random } from '../plane/random.ts';
import type { NamedCommunity } from '../shape/areas.ts';
import type { LandUse } from '../types.ts';

/** Neighbouring unit grids of one grid under one use: an estate, a park, a works. */
export interface Parcel {
  readonly faces: ReadonlySet<number>;
  readonly use: LandUse;
  readonly community: NamedCommunity;
}

type Weights = readonly (readonly [LandUse, number])[];

const USES: Readonly<Record<NamedCommunity['kind'] | 'works', Weights>> = {
  inner: [
    ['estate', 55],
    ['commerce', 12],
    ['office', 7],
    ['school', 6],
    ['park', 4],
    ['market', 3],
    ['green', 3],
    ['site', 3],
  ],
  middle: [
    ['estate', 53],
    ['commerce', 8],
    ['office', 5],
    ['school', 6],
    ['park', 5],
    ['market', 2],
    ['green', 5],
    ['site', 4],
    ['industry', 5],
  ],
  works: [
    ['industry', 44],
    ['office', 26],
    ['estate', 12],
    ['commerce', 8],
    ['green', 6],
    ['site', 4],
  ],
  village: [
    ['village', 33],
    ['farmland', 27],
    ['industry', 18],
    ['green', 8],
    ['site', 5],
    ['estate', 5],
    ['school', 2],
    ['market', 2],
  ],
};

/** How many unit grids one parcel may take, at most. */
const SPREAD: Partial<Record<LandUse, number>> = {
  estate: 5,
  park: 2,
  industry: 3,
  farmland: 6,
  village: 3,
  green: 2,
  commerce: 2,
};
const BESIDE_RIVER: Weights = [
  ['park', 40],
  ['green', 18],
  ['estate', 42],
];

/** What stands where: a use for each unit grid, then neighbours of the same use together. */
export function planParcels(random: Random, map: PlanarMap, communities: readonly NamedCommunity[]): Parcel[] {
  return communities.flatMap((community) => {
    const weights = USES[community.base === '科创园' ? 'works' : community.kind];
    return community.grids.flatMap((grid) => {
      const uses = new Map(
        [...grid].map((face) => [face, draw(random, touchesRiver(map, face) ? BESIDE_RIVER : weights)] as const),
      );
      return gather(random, map, uses).map(({ faces, use }) => ({ faces, use, community }));
    });
  });
}

function draw(random: Random, weights: Weights): LandUse {
  let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [use, weight] of weights) {
    left -= weight;
    if (left < 0) return use;
  }
  return 'green';
}

function touchesRiver(map: PlanarMap, face: number): boolean {
  return [...sidesOf(cornersOf(map, face))].some(([a, b]) => map.tags.get(sideKey(a, b))?.kind === 'river');
}

function gather(random: Random, map: PlanarMap, uses: Map<number, LandUse>): { faces: Set<number>; use: LandUse }[] {
  const parcels: { faces: Set<number>; use: LandUse }[] = [];
  for (const [start, use] of uses) {
    if (!uses.delete(start)) continue;
    const faces = new Set([start]);
    const most = Math.ceil(random() ** 0.5 * (SPREAD[use] ?? 1));
    const open = [start];
    for (let face = open.pop(); face !== undefined && faces.size < most; face = open.pop()) {
      for (const other of sharedBorder(map, face, ({ kind }) => kind === 'lane' || kind === 'wall').keys()) {
        if (faces.size >= most || uses.get(other) !== use) continue;
        uses.delete(other);
        faces.add(other);
        open.push(other);
      }
    }
    parcels.push({ faces, use });
  }
  return parcels;
}
