import type { PlanarMap, Tag } from './planar-map.ts';
import {
  addFace,
  areaOf,
  cornersOf,
  edgeKey,
  pointOf,
  removeFace,
  ringOf,
  sideKey,
  sidesOf,
  splitSide,
} from './planar-map.ts';
import type { XY } from './plane.ts';
import { along, centroid, crossing, distance, longAxis, sides, signedArea } from './plane.ts';

/** Where a cut leaves a face: on the side that ends at corner `side`, or at that corner itself when `share` is 1. */
interface Exit {
  readonly side: number;
  readonly share: number;
  readonly at: XY;
}

interface Cut {
  readonly first: Exit;
  readonly second: Exit;
  readonly score: number;
}

const REACH = 10_000;
/** A cut that leaves less than this share on one side is no cut. */
const LEAST_SHARE = 0.14;
/** A cut that would end closer than this (metres) to a corner ends at the corner. */
const CORNER = 16;

/** Cuts a face in two along its best short straight line; answers the new faces, or null when none fits. */
export function halve(map: PlanarMap, face: number, tag: Tag, lean = 0): readonly [number, number] | null {
  const ring = ringOf(map, face);
  const best = candidates(ring, lean).reduce<Cut | null>(
    (kept, cut) => (kept === null || cut.score > kept.score ? cut : kept),
    null,
  );
  if (best === null) return null;
  const before = cornersOf(map, face);
  const start = cornerAt(map, before, best.first);
  const end = cornerAt(map, before, best.second);
  const corners = cornersOf(map, face);
  if (start === end || map.tags.has(sideKey(start, end))) return null;
  const [i, j] = [corners.indexOf(start), corners.indexOf(end)];
  const [low, high] = i < j ? [i, j] : [j, i];
  removeFace(map, face);
  map.tags.set(sideKey(start, end), tag);
  return [
    addFace(map, corners.slice(low, high + 1)),
    addFace(map, [...corners.slice(high), ...corners.slice(0, low + 1)]),
  ];
}

function candidates(ring: readonly XY[], lean: number): Cut[] {
  const [cx, cy] = centroid(ring);
  const axis = longAxis(ring);
  const reach = Math.sqrt(Math.abs(signedArea(ring)));
  const cuts: Cut[] = [];
  for (const turn of [0, 0.07, -0.07, 0.2, -0.2, Math.PI / 2]) {
    for (const shift of [0, 0.08, -0.08, 0.2, -0.2, 0.4, -0.4]) {
      const through: XY = [cx + Math.cos(axis) * shift * reach, cy + Math.sin(axis) * shift * reach];
      const cut = cutThrough(ring, through, axis + Math.PI / 2 + turn + lean);
      if (cut !== null) cuts.push(cut);
    }
  }
  return cuts.length > 0 ? cuts : cutsAcross(ring);
}

/** For bent pieces whose middle lies outside: cuts square to each side, from just inside it. */
function cutsAcross(ring: readonly XY[]): Cut[] {
  return sides(ring).flatMap(([a, b]) => {
    const direction = Math.atan2(b[1] - a[1], b[0] - a[0]) + Math.PI / 2;
    const [x, y] = along(a, b, 0.5);
    const cut = cutThrough(ring, [x + Math.cos(direction), y + Math.sin(direction)], direction);
    return cut === null ? [] : [cut];
  });
}

/** The straight cut through a point; scored by how even, how short, and how square to the sides it ends on. */
function cutThrough(ring: readonly XY[], through: XY, direction: number): Cut | null {
  const first = exitFrom(ring, through, direction);
  const second = exitFrom(ring, through, direction + Math.PI);
  if (first === null || second === null || first.side === second.side) return null;
  if (isPinch(ring, first.at) || isPinch(ring, second.at)) return null;
  if (leavesThe(ring, first.at, second.at)) return null;
  const half = Math.abs(signedArea(pieceBetween(ring, first, second)));
  const whole = Math.abs(signedArea(ring));
  const share = Math.min(half, whole - half) / whole;
  const corners = Number(first.share === 1) + Number(second.share === 1);
  const length = distance(first.at, second.at) / Math.sqrt(whole);
  if (share < LEAST_SHARE) return null;
  const uneven = Math.max(0, 0.3 - share) * 6;
  return { first, second, score: share * 2 - uneven - length * 0.6 - corners * 0.05 };
}

/** Whether the cut touches the border anywhere but at its ends (moving an end to a corner can cause it). */
function leavesThe(ring: readonly XY[], from: XY, to: XY): boolean {
  for (const [a, b] of sides(ring)) {
    const shares = crossing(a, b, from, to);
    if (shares !== null && shares[1] > 0.001 && shares[1] < 0.999) return true;
  }
  return false;
}

/** Whether the border passes this very point twice; a cut ending there would not know its side. */
function isPinch(ring: readonly XY[], at: XY): boolean {
  return ring.indexOf(at) !== ring.lastIndexOf(at);
}

function pieceBetween(ring: readonly XY[], first: Exit, second: Exit): XY[] {
  const points: XY[] = [first.at];
  for (let i = first.side; i !== second.side; i = (i + 1) % ring.length) {
    const corner = ring[i];
    if (corner !== undefined) points.push(corner);
  }
  return [...points, second.at];
}

function exitFrom(ring: readonly XY[], from: XY, direction: number): Exit | null {
  const far: XY = [from[0] + Math.cos(direction) * REACH, from[1] + Math.sin(direction) * REACH];
  let nearest = Number.POSITIVE_INFINITY;
  let hits = 0;
  let exit: Exit | null = null;
  let side = 0;
  for (const [a, b] of sides(ring)) {
    const shares = crossing(a, b, from, far);
    if (shares !== null) {
      hits += 1;
      if (shares[1] < nearest) {
        nearest = shares[1];
        exit = snapped(side, a, b, shares[0], ring.length);
      }
    }
    side += 1;
  }
  return hits % 2 === 1 ? exit : null;
}

function snapped(side: number, a: XY, b: XY, share: number, count: number): Exit {
  const at = along(a, b, share);
  if (distance(at, b) < CORNER) return { side, share: 1, at: b };
  if (distance(at, a) < CORNER) return { side: (side + count - 1) % count, share: 1, at: a };
  return { side, share, at };
}

function cornerAt(map: PlanarMap, corners: readonly number[], exit: Exit): number {
  const to = corners[exit.side] ?? -1;
  if (exit.share === 1) return to;
  const from = corners.at(exit.side - 1) ?? -1;
  return splitSide(map, from, to, exit.at);
}

/** Metres of border that two faces share, counting only edges that `counts` accepts. */
export function sharedBorder(map: PlanarMap, face: number, counts: (tag: Tag) => boolean): Map<number, number> {
  const shared = new Map<number, number>();
  for (const [from, to] of sidesOf(cornersOf(map, face))) {
    const other = map.left.get(edgeKey(to, from));
    const tag = map.tags.get(sideKey(from, to));
    if (other !== undefined && tag !== undefined && counts(tag)) {
      shared.set(other, (shared.get(other) ?? 0) + distance(pointOf(map, from), pointOf(map, to)));
    }
  }
  return shared;
}

/** Makes one face of two; null when the result would have a hole or touch itself. */
export function join(map: PlanarMap, one: number, other: number): number | null {
  const rings = outlineOf(map, new Set([one, other]));
  const [ring] = rings;
  if (ring === undefined || rings.length > 1 || new Set(ring).size < ring.length) return null;
  const expected = areaOf(map, one) + areaOf(map, other);
  if (Math.abs(signedArea(ring.map((corner) => pointOf(map, corner))) - expected) > 1) return null;
  for (const [a, b] of sidesOf(cornersOf(map, one))) {
    if (map.left.get(edgeKey(b, a)) === other) map.tags.delete(sideKey(a, b));
  }
  removeFace(map, one);
  removeFace(map, other);
  return addFace(map, ring);
}

/** The outlines of a set of faces: outer rings counter-clockwise, holes clockwise. */
export function outlineOf(map: PlanarMap, faces: ReadonlySet<number>): number[][] {
  const isIn = (a: number, b: number): boolean => faces.has(map.left.get(edgeKey(a, b)) ?? -1);
  const onward = new Map<number, number>();
  for (const face of faces) {
    const list = cornersOf(map, face);
    list.forEach((corner, i) => {
      onward.set(edgeKey(list.at(i - 1) ?? -1, corner), list[(i + 1) % list.length] ?? -1);
    });
  }
  const seen = new Set<number>();
  const rings: number[][] = [];
  for (const face of faces) {
    for (const [from, to] of sidesOf(cornersOf(map, face))) {
      if (isIn(to, from) || seen.has(edgeKey(from, to))) continue;
      const ring: number[] = [];
      let [a, b] = [from, to];
      while (!seen.has(edgeKey(a, b))) {
        seen.add(edgeKey(a, b));
        ring.push(b);
        let c = onward.get(edgeKey(a, b)) ?? -1;
        // An edge with the set on both sides is inside: turn on around the corner until the border goes on.
        while (isIn(c, b)) c = onward.get(edgeKey(c, b)) ?? -1;
        [a, b] = [b, c];
      }
      rings.push(ring);
    }
  }
  return rings;
}
