import type { XY } from './plane.ts';
import { signedArea } from './plane.ts';

/** What runs along an edge of the ground; 'wall' is a boundary with no street. */
export type EdgeClass = 'outline' | 'river' | 'creek' | 'main' | 'secondary' | 'lane' | 'wall';

export interface Tag {
  readonly kind: EdgeClass;
  /** Number of the drawn line the edge belongs to; edges of one street share it. */
  readonly line: number;
}

/**
 * The plane divided into faces without gap or overlap. Neighbours share their corner points by number, so whatever
 * is cut or merged, shared borders stay exactly equal. Working data of the generator, therefore the one mutable thing in it.
 */
export interface PlanarMap {
  readonly points: XY[];
  readonly faces: Map<number, readonly number[]>;
  /** Face to the left of the directed edge a→b, by `edgeKey`. */
  readonly left: Map<number, number>;
  /** What runs along the undirected edge, by `sideKey`. */
  readonly tags: Map<number, Tag>;
  next: number;
}

const SPAN = 1_000_000;

/** Key of the directed edge a→b. */
export function edgeKey(a: number, b: number): number {
  return a * SPAN + b;
}

/** Key of the edge between a and b whichever way. */
export function sideKey(a: number, b: number): number {
  return a < b ? edgeKey(a, b) : edgeKey(b, a);
}

/** The two ends of an edge key. */
export function endsOf(key: number): readonly [number, number] {
  return [Math.floor(key / SPAN), key % SPAN];
}

/** The directed sides of a face as point numbers. */
export function* sidesOf(corners: readonly number[]): Generator<readonly [number, number]> {
  let from = corners.at(-1);
  for (const to of corners) {
    if (from !== undefined) yield [from, to];
    from = to;
  }
}

export function pointOf(map: PlanarMap, number: number): XY {
  const point = map.points[number];
  if (point === undefined) throw new RangeError(`the ground has no point ${number}`);
  return point;
}

export function cornersOf(map: PlanarMap, face: number): readonly number[] {
  const corners = map.faces.get(face);
  if (corners === undefined) throw new RangeError(`the ground has no face ${face}`);
  return corners;
}

/** The face's outline as points. */
export function ringOf(map: PlanarMap, face: number): XY[] {
  return cornersOf(map, face).map((corner) => pointOf(map, corner));
}

/** Area of a face in m². */
export function areaOf(map: PlanarMap, face: number): number {
  return signedArea(ringOf(map, face));
}

/** Adds a face given by its corners, counter-clockwise, and answers its number. */
export function addFace(map: PlanarMap, corners: readonly number[]): number {
  const face = map.next++;
  map.faces.set(face, corners);
  for (const [a, b] of sidesOf(corners)) map.left.set(edgeKey(a, b), face);
  return face;
}

export function removeFace(map: PlanarMap, face: number): void {
  for (const [a, b] of sidesOf(cornersOf(map, face))) map.left.delete(edgeKey(a, b));
  map.faces.delete(face);
}

/** Puts a new corner on the edge a–b, in both faces that share it. */
export function splitSide(map: PlanarMap, a: number, b: number, at: XY): number {
  const corner = map.points.push(at) - 1;
  const tag = map.tags.get(sideKey(a, b));
  map.tags.delete(sideKey(a, b));
  if (tag !== undefined) {
    map.tags.set(sideKey(a, corner), tag);
    map.tags.set(sideKey(corner, b), tag);
  }
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const face = map.left.get(edgeKey(from, to));
    if (face === undefined) continue;
    map.left.delete(edgeKey(from, to));
    const corners = cornersOf(map, face);
    // A face may touch itself at a corner, so the corner alone does not say which side is meant.
    const place = corners.findIndex((c, i) => c === from && corners[(i + 1) % corners.length] === to) + 1;
    map.faces.set(face, [...corners.slice(0, place), corner, ...corners.slice(place)]);
    map.left.set(edgeKey(from, corner), face);
    map.left.set(edgeKey(corner, to), face);
  }
  return corner;
}
