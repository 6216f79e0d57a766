import type { LonLat } from '../../support/geo/coordinates.ts';
import { type Bbox, metresBetween } from '../../support/geo/measure.ts';
import { pick, type Random } from '../../town/sample/plane/random.ts';

/** Streets as corners and which corners are next to each. */
export interface Streets {
  readonly corners: readonly LonLat[];
  readonly next: readonly (readonly number[])[];
}

/** Joins drawn lines into streets one can walk: lines meet where they have a corner in common. */
export function streetsOf(lines: Iterable<readonly LonLat[]>): Streets {
  const corners: LonLat[] = [];
  const next: Set<number>[] = [];
  const known = new Map<string, number>();
  const cornerAt = (at: LonLat): number => {
    const key = at.join();
    const found = known.get(key) ?? corners.length;
    if (found === corners.length) {
      known.set(key, found);
      corners.push(at);
      next.push(new Set());
    }
    return found;
  };
  for (const line of lines) {
    let before: number | undefined;
    for (const at of line) {
      const here = cornerAt(at);
      if (before !== undefined && before !== here) {
        next[before]?.add(here);
        next[here]?.add(before);
      }
      before = here;
    }
  }
  return { corners, next: next.map((set) => [...set]) };
}

/** A way from corner to corner, each with the metres walked up to it. */
export type Walk = readonly { readonly at: LonLat; readonly metres: number }[];

/** Walks the streets of a box for so many metres: on where one can, first where one was least, out of it only where it must. */
export function walkIn({ corners, next }: Streets, home: Bbox, metres: number, random: Random): Walk {
  const ground = largestPart({ corners, next }, home);
  if (ground.size === 0) return [];
  const isHome = (corner: number) => ground.has(corner);
  let here = pick(random, [...ground]);
  let before = -1;
  const been = new Map<number, number>();
  const walk: { at: LonLat; metres: number }[] = [];
  let walked = 0;
  for (;;) {
    const at = corners[here];
    if (!at) return walk;
    walk.push({ at, metres: walked });
    been.set(here, (been.get(here) ?? 0) + 1);
    if (walked >= metres) return walk;
    const step = choose(next[here] ?? [], { before, been, isHome, random });
    const there = step === undefined ? undefined : corners[step];
    if (step === undefined || !there) return walk;
    walked += metresBetween(at, there);
    [before, here] = [here, step];
  }
}

/** The corners of a box that hang together, the most there are: a street that a border cuts off is no round. */
function largestPart({ corners, next }: Streets, home: Bbox): ReadonlySet<number> {
  const left = new Set(corners.flatMap((at, corner) => (isWithin(home, at) ? [corner] : [])));
  let largest: ReadonlySet<number> = new Set();
  for (const first of left) {
    const part = new Set([first]);
    for (const corner of part) {
      left.delete(corner);
      for (const there of next[corner] ?? []) if (left.has(there)) part.add(there);
    }
    if (part.size > largest.size) largest = part;
  }
  return largest;
}

interface Choosing {
  readonly before: number;
  readonly been: ReadonlyMap<number, number>;
  readonly isHome: (corner: number) => boolean;
  readonly random: Random;
}

function choose(all: readonly number[], { before, been, isHome, random }: Choosing): number | undefined {
  const onward = all.filter((corner) => corner !== before);
  const atHome = onward.filter(isHome);
  const open = atHome.length > 0 ? atHome : all.includes(before) ? [before] : onward;
  const least = Math.min(...open.map((corner) => been.get(corner) ?? 0));
  const fresh = open.filter((corner) => (been.get(corner) ?? 0) === least);
  return fresh.length === 0 ? undefined : pick(random, fresh);
}

function isWithin([west, south, east, north]: Bbox, at: LonLat | undefined): boolean {
  return at !== undefined && at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north;
}

/** Where one is after so many metres of a walk; at its end when it is shorter. */
export function placeAfter(walk: Walk, metres: number): LonLat | undefined {
  const nth = walk.findIndex((one) => one.metres >= metres);
  const [to, from] = [walk[nth], walk[nth - 1]];
  if (!to) return walk.at(-1)?.at;
  if (!from) return to.at;
  const share = (metres - from.metres) / (to.metres - from.metres);
  const [lon, lat] = from.at;
  return [lon + (to.at[0] - lon) * share, lat + (to.at[1] - lat) * share];
}
