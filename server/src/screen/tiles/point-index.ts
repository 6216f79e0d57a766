import {
  buildPointTree,
  chainOf,
  type Leaf,
  lastLeaf,
  type Node,
  type PointTree,
  placeOf,
  standing,
} from './point-tree.ts';
import { EXTENT, JOIN_RADIUS, mercatorX, mercatorY, type TileFeature, type TilePoint } from './tile-point.ts';

/** The things of one layer, joined where they are near, kept true thing by thing. */
export interface PointIndex {
  readonly size: () => number;
  /** How many things are in each state, in the order of the states. */
  readonly totals: () => readonly number[];
  readonly ids: () => readonly string[];
  readonly featuresIn: (z: number, x: number, y: number) => readonly TileFeature[];
  /** Takes a thing as it is now; tells where tiles changed. */
  readonly put: (point: TilePoint) => readonly Place[];
  readonly remove: (id: string) => readonly Place[];
  /** How many things stand otherwise than when it was built: apart though near, or gone. */
  readonly drift: () => number;
  /** The same things joined anew. */
  readonly rebuilt: () => PointIndex;
}

/** A place on the Mercator square, 0 to 1. */
export type Place = readonly [x: number, y: number];

/** Builds the index of a layer whose states have these names, best first. */
export function buildPointIndex(points: readonly TilePoint[], states: readonly string[]): PointIndex {
  const tree = buildPointTree(points, states.length);
  // Things that came or moved since; they stand apart until the index is built anew.
  const late = new Map<string, TilePoint>();
  const totals = states.map(() => 0);
  for (const { state } of points) totals[state] = (totals[state] ?? 0) + 1;
  const add = (state: number, by: number) => {
    totals[state] = (totals[state] ?? 0) + by;
  };
  let gone = 0;

  const remove = (id: string): readonly Place[] => {
    const came = late.get(id);
    if (came) {
      late.delete(id);
      add(came.state, -1);
      return [placeOfPoint(came)];
    }
    const leaf = tree.leaves.get(id);
    if (!leaf || leaf.gone) return [];
    leaf.gone = true;
    gone += 1;
    add(leaf.point.state, -1);
    count(leaf, leaf.point.state, -1);
    return placesAlong(leaf);
  };
  const put = (point: TilePoint): readonly Place[] => {
    const leaf = tree.leaves.get(point.id);
    if (leaf && !leaf.gone && samePlace(leaf.point, point)) {
      add(leaf.point.state, -1);
      add(point.state, 1);
      return restate(leaf, point);
    }
    const known = late.get(point.id);
    if (known && samePlace(known, point) && sameLook(known, point)) return [];
    const left = remove(point.id);
    late.set(point.id, point);
    add(point.state, 1);
    return [...left, placeOfPoint(point)];
  };
  const all = () => [...standingPoints(tree), ...late.values()];
  return {
    ...{ put, remove },
    size: () => tree.leaves.size - gone + late.size,
    totals: () => totals,
    ids: () => all().map(({ id }) => id),
    featuresIn: (z, x, y) => [...joinedIn(tree, states, z, x, y), ...lateIn(late, states, z, x, y)],
    drift: () => late.size + gone,
    rebuilt: () => buildPointIndex(all(), states),
  };
}

function* standingPoints(tree: PointTree): Generator<TilePoint> {
  for (const { point, gone } of tree.leaves.values()) if (!gone) yield point;
}

function restate(leaf: Leaf, point: TilePoint): readonly Place[] {
  if (sameLook(leaf.point, point)) return [];
  const before = leaf.point.state;
  leaf.point = point;
  count(leaf, before, -1);
  count(leaf, point.state, 1);
  return placesAlong(leaf);
}

function count(leaf: Leaf, state: number, by: number): void {
  for (let { parent } = leaf; parent; { parent } = parent) parent.counts[state] = (parent.counts[state] ?? 0) + by;
}

function placesAlong(leaf: Leaf): readonly Place[] {
  return [...chainOf(leaf)].map(placeOf);
}

function placeOfPoint({ lon, lat }: TilePoint): Place {
  return [mercatorX(lon), mercatorY(lat)];
}

function samePlace(a: TilePoint, b: TilePoint): boolean {
  return a.lon === b.lon && a.lat === b.lat;
}

function sameLook(a: TilePoint, b: TilePoint): boolean {
  return a.state === b.state && JSON.stringify(a.tags) === JSON.stringify(b.tags);
}

function* joinedIn(
  tree: PointTree,
  states: readonly string[],
  ...[z, x, y]: readonly [number, number, number]
): Generator<TileFeature> {
  for (const { x: at, y: down, node } of tree.nodesIn(z, x, y)) {
    const tags = tagsOf(node, states);
    if (tags) yield { x: at, y: down, tags };
  }
}

function tagsOf(node: Node, states: readonly string[]): TileFeature['tags'] | undefined {
  const n = standing(node);
  if (n === 0) return undefined;
  if (node.kind === 'leaf' || n === 1) {
    const leaf = lastLeaf(node);
    return leaf && singleTags(leaf.point, states);
  }
  const counted = node.counts.flatMap((many, state) => (many > 0 ? [[states[state] ?? '', many] as const] : []));
  return { n, worst: counted.at(-1)?.[0] ?? '', ...Object.fromEntries(counted) };
}

function singleTags({ id, state, tags }: TilePoint, states: readonly string[]): TileFeature['tags'] {
  return { ...tags, id, state: states[state] ?? '' };
}

function* lateIn(
  late: ReadonlyMap<string, TilePoint>,
  states: readonly string[],
  ...[z, x, y]: readonly [number, number, number]
): Generator<TileFeature> {
  const side = 2 ** z;
  const inside = (place: number) => place >= -JOIN_RADIUS && place <= EXTENT + JOIN_RADIUS;
  for (const point of late.values()) {
    const [px, py] = placeOfPoint(point);
    const [at, down] = [Math.round((px * side - x) * EXTENT), Math.round((py * side - y) * EXTENT)];
    if (inside(at) && inside(down)) yield { x: at, y: down, tags: singleTags(point, states) };
  }
}
