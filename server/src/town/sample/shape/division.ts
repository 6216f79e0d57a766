import { arrange, keepEdges } from '../plane/arrange.ts';
import { halve } from '../plane/divide.ts';
import type { PlanarMap, Tag } from '../plane/planar-map.ts';
import { areaOf, endsOf, pointOf } from '../plane/planar-map.ts';
import { along, isInside } from '../plane/plane.ts';
import type { Random } from '../plane/random.ts';
import {
  absorbSlivers,
  besideOf,
  divideUpTo,
  type Groups,
  groupsWithin,
  joinSmall,
  mergeDownTo,
} from './communities.ts';
import type { DrawnLine } from './lines.ts';

/** A community of the ground: its grids, each a set of faces (unit grids) of the map. */
export interface Division {
  readonly grids: readonly ReadonlySet<number>[];
}

const COMMUNITIES = 33;
const SMALLEST_COMMUNITY = 380_000;
const SMALLEST_GRID = 60_000;
const SMALLEST_BLOCK = 34_000;
const LARGEST_UNIT = 39_000;
const SMALLEST_UNIT = 11_000;
const STREETLESS = 0.4;

const isGreatBorder = (tag: Tag): boolean => tag.kind === 'main' || tag.kind === 'river' || tag.kind === 'outline';

/** Divides the ground into 33 communities of 3–5 grids of unit grids, all along streets, water and walls. */
export function divideGround(random: Random, lines: readonly DrawnLine[]): { map: PlanarMap; communities: Division[] } {
  const map = absorbSlivers(dropStretches(random, dropOutside(arrange(lines), lines)), SMALLEST_UNIT);
  const merged = mergeDownTo(map, groupsWithin(map, isGreatBorder), COMMUNITIES, SMALLEST_COMMUNITY);
  let line = lines.length;
  const nextLine = (): number => line++;
  const quarters = divideUpTo(map, merged, COMMUNITIES, nextLine);
  const communities = [...quarters.values()].map((faces) => {
    const blocks = new Set(faces);
    joinSmall(map, blocks, SMALLEST_BLOCK, 260_000);
    const single: Groups = new Map([...blocks].map((face, i) => [i, new Set([face])]));
    const wanted = Math.round(3 + random() * 2);
    const grids = divideUpTo(map, mergeDownTo(map, single, wanted, SMALLEST_GRID), wanted, nextLine);
    return { grids: [...grids.values()].map((grid) => cutIntoUnits(map, random, grid, nextLine)) };
  });
  return { map, communities };
}

/** What lies beyond the town's border is not ours. */
function dropOutside(map: PlanarMap, lines: readonly DrawnLine[]): PlanarMap {
  const border = lines.find((line) => line.tag.kind === 'outline')?.points ?? [];
  return keepEdges(map, (side, tag) => {
    const [a, b] = endsOf(side);
    return tag.kind === 'outline' || isInside(border, along(pointOf(map, a), pointOf(map, b), 0.5));
  });
}

/** Some secondary streets stop at a main street for a while, as they do. */
function dropStretches(random: Random, map: PlanarMap): PlanarMap {
  const quarters = groupsWithin(map, isGreatBorder);
  const quarterOf = new Map([...quarters].flatMap(([q, faces]) => [...faces].map((face) => [face, q] as const)));
  const decided = new Map<string, boolean>();
  return keepEdges(map, (side, tag) => {
    if (tag.kind !== 'secondary') return true;
    const quarter = quarterOf.get(besideOf(map, side)[0] ?? besideOf(map, side)[1] ?? -1);
    const key = `${tag.line}/${quarter}`;
    const kept = decided.get(key) ?? random() > 0.14;
    decided.set(key, kept);
    return kept;
  });
}

function cutIntoUnits(map: PlanarMap, random: Random, grid: ReadonlySet<number>, nextLine: () => number): Set<number> {
  const units = new Set<number>();
  const open = [...grid];
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    if (areaOf(map, face) <= LARGEST_UNIT) {
      units.add(face);
      continue;
    }
    const kind = random() < STREETLESS && areaOf(map, face) < 2.2 * LARGEST_UNIT ? 'wall' : 'lane';
    const parts = halve(map, face, { kind, line: nextLine() }, (random() - 0.5) * 0.06);
    if (parts === null) units.add(face);
    else open.push(...parts);
  }
  joinSmall(map, units, SMALLEST_UNIT, LARGEST_UNIT + SMALLEST_UNIT);
  return units;
}
