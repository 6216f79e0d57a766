import type { PlanarMap, Tag } from './planar-map.ts';
import { addFace, edgeKey, endsOf, pointOf, sideKey } from './planar-map.ts';
import type { XY } from './plane.ts';
import { along, crossing, distance, signedArea } from './plane.ts';

/** A drawn line: a street, a river, the town's outline. */
export interface Line {
  readonly points: readonly XY[];
  readonly tag: Tag;
}

interface Stretch {
  readonly a: XY;
  readonly b: XY;
  readonly tag: Tag;
  readonly cuts: number[];
}

/** Points closer than this (metres) become one, so that no face has a side too short to survive rounding. */
const SNAP = 6;

/** Cuts all lines where they cross and answers the ground they divide. Loose ends are dropped. */
export function arrange(lines: readonly Line[]): PlanarMap {
  const stretches = lines.flatMap(stretchesOf);
  cutAll(stretches);
  const map: PlanarMap = { points: [], faces: new Map(), left: new Map(), tags: new Map(), next: 0 };
  const numberOf = pointNumbers(map.points);
  // Crossings take their numbers first: a corner near one then joins it on both lines, and no crossing is lost.
  for (const { a, b, cuts } of stretches) for (const share of cuts) numberOf(along(a, b, share));
  for (const { a, b, tag, cuts } of stretches) {
    let from = numberOf(a);
    for (const share of [...cuts.sort((x, y) => x - y), 1]) {
      const to = numberOf(along(a, b, share));
      if (to !== from && !map.tags.has(sideKey(from, to))) map.tags.set(sideKey(from, to), tag);
      from = to;
    }
  }
  return rebuildFaces(map);
}

/** The same points, with only the edges that `keep` accepts, and the faces they enclose. */
export function keepEdges(map: PlanarMap, keep: (side: number, tag: Tag) => boolean): PlanarMap {
  const tags = new Map([...map.tags].filter(([side, tag]) => keep(side, tag)));
  return rebuildFaces({ points: map.points, faces: new Map(), left: new Map(), tags, next: 0 });
}

function stretchesOf(line: Line): Stretch[] {
  return line.points.slice(1).map((b, index) => ({ a: line.points[index] ?? b, b, tag: line.tag, cuts: [] }));
}

/** From west to east, each stretch against those that begin before it ends. */
function cutAll(stretches: readonly Stretch[]): void {
  const west = ({ a, b }: Stretch): number => Math.min(a[0], b[0]);
  const eastward = [...stretches].sort((one, other) => west(one) - west(other));
  eastward.forEach((one, index) => {
    const east = Math.max(one.a[0], one.b[0]);
    for (let i = index + 1; i < eastward.length; i += 1) {
      const other = eastward[i];
      if (other === undefined || west(other) > east) return;
      cutEachOther(one, other);
    }
  });
}

function cutEachOther(one: Stretch, other: Stretch): void {
  if (Math.max(one.a[1], one.b[1]) < Math.min(other.a[1], other.b[1])) return;
  if (Math.max(other.a[1], other.b[1]) < Math.min(one.a[1], one.b[1])) return;
  const shares = crossing(one.a, one.b, other.a, other.b);
  if (shares === null) return;
  one.cuts.push(shares[0]);
  other.cuts.push(shares[1]);
}

/** Gives each point its number, one number to points within SNAP of each other. */
function pointNumbers(points: XY[]): (at: XY) => number {
  const buckets = new Map<number, number[]>();
  const bucket = (x: number, y: number): number => Math.round(x) * 100_003 + Math.round(y);
  return (at) => {
    const [bx, by] = [at[0] / SNAP, at[1] / SNAP];
    let nearest = { number: -1, off: SNAP };
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        for (const number of buckets.get(bucket(bx + dx, by + dy)) ?? []) {
          const off = distance(points[number] ?? at, at);
          if (off < nearest.off) nearest = { number, off };
        }
      }
    }
    if (nearest.number >= 0) return nearest.number;
    const number = points.push(at) - 1;
    buckets.set(bucket(bx, by), [...(buckets.get(bucket(bx, by)) ?? []), number]);
    return number;
  };
}

function neighboursOf(tags: PlanarMap['tags']): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  for (const key of tags.keys()) {
    const [a, b] = endsOf(key);
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  }
  return neighbours;
}

function dropLooseEnds(map: PlanarMap, neighbours: Map<number, Set<number>>): void {
  const loose = [...neighbours].filter(([, around]) => around.size === 1).map(([point]) => point);
  for (let point = loose.pop(); point !== undefined; point = loose.pop()) {
    const [other] = neighbours.get(point) ?? [];
    if (other === undefined) continue;
    map.tags.delete(sideKey(point, other));
    neighbours.delete(point);
    const around = neighbours.get(other);
    around?.delete(point);
    if (around?.size === 1) loose.push(other);
  }
}

/** Walks each face keeping it on the left: at every corner the sharpest turn clockwise from where we came. */
function rebuildFaces(map: PlanarMap): PlanarMap {
  const neighbours = neighboursOf(map.tags);
  dropLooseEnds(map, neighbours);
  const turns = new Map<number, number[]>();
  for (const [point, around] of neighbours) {
    const [x, y] = pointOf(map, point);
    const angle = (other: number): number => Math.atan2(pointOf(map, other)[1] - y, pointOf(map, other)[0] - x);
    turns.set(
      point,
      [...around].sort((a, b) => angle(a) - angle(b)),
    );
  }
  const seen = new Set<number>();
  for (const key of map.tags.keys()) {
    const [a, b] = endsOf(key);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      if (seen.has(edgeKey(from, to))) continue;
      addLobes(map, walkFace(turns, from, to, seen));
    }
  }
  return map;
}

function walkFace(turns: ReadonlyMap<number, number[]>, from: number, to: number, seen: Set<number>): number[] {
  const corners: number[] = [];
  let [a, b] = [from, to];
  while (!seen.has(edgeKey(a, b))) {
    seen.add(edgeKey(a, b));
    corners.push(b);
    const around = turns.get(b) ?? [];
    const onward = around.at(around.indexOf(a) - 1) ?? a;
    [a, b] = [b, onward];
  }
  return corners;
}

/**
 * Adds what a walk enclosed. Where two lines were snapped together a border may pass one corner twice: the lobes on
 * both sides of the pinch become faces of their own, unless one of them is a hole that only touches.
 */
function addLobes(map: PlanarMap, corners: readonly number[]): void {
  const areaOf = (ring: readonly number[]): number => signedArea(ring.map((corner) => pointOf(map, corner)));
  if (areaOf(corners) <= 0) return;
  const lobes = lobesOf(corners);
  for (const ring of lobes.every((lobe) => areaOf(lobe) > 0) ? lobes : [corners]) addFace(map, ring);
}

function lobesOf(corners: readonly number[]): number[][] {
  const open: number[] = [];
  const lobes: number[][] = [];
  for (const corner of corners) {
    const before = open.indexOf(corner);
    if (before >= 0) lobes.push(open.splice(before));
    open.push(corner);
  }
  return [...lobes, open];
}
