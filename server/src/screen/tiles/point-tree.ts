import Supercluster from 'supercluster';
import { EXTENT, JOIN_RADIUS, LAST_JOINED_ZOOM, mercatorX, mercatorY, type TilePoint } from './tile-point.ts';

/** A single thing in the tree of joined things. */
export interface Leaf {
  readonly kind: 'leaf';
  point: TilePoint;
  parent: Joined | null;
  gone: boolean;
}

/** Things joined into one: how many of each state are below it, and its middle. */
export interface Joined {
  readonly kind: 'joined';
  readonly counts: number[];
  readonly children: Node[];
  /** The properties object of the cluster it belongs to; tells it from those it was copied into. */
  readonly owner: object;
  parent: Joined | null;
  size: number;
  sumX: number;
  sumY: number;
}

export type Node = Leaf | Joined;

interface Holds {
  node: Node;
}

export interface PointTree {
  readonly leaves: ReadonlyMap<string, Leaf>;
  /** What stands in a tile or within its buffer, each with its place in units of the tile. */
  readonly nodesIn: (z: number, x: number, y: number) => readonly { x: number; y: number; node: Node }[];
}

/**
 * Joins near things zoom by zoom. Which ones are joined stays as built; how many of what state they are is counted in
 * the nodes, so that a change of state touches only the things it is joined with and nothing is built anew.
 */
export function buildPointTree(points: readonly TilePoint[], states: number): PointTree {
  const leaves = new Map<string, Leaf>(
    points.map((point) => [point.id, { kind: 'leaf', point, parent: null, gone: false }]),
  );
  const index = new Supercluster<Holds, Holds>({
    ...{ extent: EXTENT, radius: JOIN_RADIUS, maxZoom: LAST_JOINED_ZOOM, nodeSize: 64 },
    map: ({ node }) => ({ node }),
    reduce: (joined, other) => {
      // What is added up starts as a copy of its first member; from then on it has a node of its own.
      if (joined.node.kind === 'leaf' || joined.node.owner !== joined) {
        const first = joined.node;
        joined.node = joinedNode(joined, states);
        adopt(joined.node, first);
      }
      adopt(joined.node, other.node);
    },
  });
  index.load(
    [...leaves.values()].map((leaf) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [leaf.point.lon, leaf.point.lat] },
      properties: { node: leaf },
    })),
  );
  return {
    leaves,
    nodesIn: (z, x, y) =>
      (index.getTileRaw(z, x, y)?.features ?? []).flatMap((feature) =>
        feature.tags ? [{ x: feature.x, y: feature.y, node: feature.tags.node }] : [],
      ),
  };
}

function joinedNode(owner: object, states: number): Joined {
  const counts = Array.from({ length: states }, () => 0);
  return { kind: 'joined', counts, children: [], owner, parent: null, size: 0, sumX: 0, sumY: 0 };
}

function adopt(parent: Joined, child: Node): void {
  child.parent = parent;
  parent.children.push(child);
  if (child.kind === 'leaf') {
    parent.counts[child.point.state] = (parent.counts[child.point.state] ?? 0) + 1;
    parent.size += 1;
    parent.sumX += mercatorX(child.point.lon);
    parent.sumY += mercatorY(child.point.lat);
    return;
  }
  for (const [state, count] of child.counts.entries()) parent.counts[state] = (parent.counts[state] ?? 0) + count;
  parent.size += child.size;
  parent.sumX += child.sumX;
  parent.sumY += child.sumY;
}

/** Everything a leaf is joined into, the leaf first. */
export function* chainOf(leaf: Leaf): Generator<Node> {
  for (let node: Node | null = leaf; node; node = node.parent) yield node;
}

/** Where a node stands on the Mercator square. */
export function placeOf(node: Node): readonly [x: number, y: number] {
  if (node.kind === 'leaf') return [mercatorX(node.point.lon), mercatorY(node.point.lat)];
  return [node.sumX / node.size, node.sumY / node.size];
}

/** How many things below a node still stand. */
export function standing(node: Node): number {
  if (node.kind === 'leaf') return node.gone ? 0 : 1;
  return node.counts.reduce((sum, count) => sum + count, 0);
}

/** The one leaf that still stands below a node of which all others are gone. */
export function lastLeaf(node: Node): Leaf | undefined {
  if (node.kind === 'leaf') return node.gone ? undefined : node;
  const child = node.children.find((one) => standing(one) > 0);
  return child && lastLeaf(child);
}
