import { halve, join, sharedBorder } from '../plane/divide.ts';
import type { PlanarMap, Tag } from '../plane/planar-map.ts';
import { areaOf, edgeKey, endsOf, ringOf } from '../plane/planar-map.ts';
import { centroid, longAxis } from '../plane/plane.ts';

/** Faces by group number; a group is a community or a grid in the making. */
export type Groups = Map<number, ReadonlySet<number>>;

/** Groups of faces that can be walked between without crossing an edge that `parts`. */
export function groupsWithin(map: PlanarMap, parts: (tag: Tag) => boolean): Groups {
  const groups: Groups = new Map();
  const seen = new Set<number>();
  for (const start of map.faces.keys()) {
    if (seen.has(start)) continue;
    const group = new Set<number>();
    const open = [start];
    for (let face = open.pop(); face !== undefined; face = open.pop()) {
      if (seen.has(face)) continue;
      seen.add(face);
      group.add(face);
      open.push(...sharedBorder(map, face, (tag) => !parts(tag)).keys());
    }
    groups.set(groups.size, group);
  }
  return groups;
}

/**
 * Merges the smallest groups into their neighbours until at most `count` are left and none is under `least` m²,
 * across water only when nothing else is near.
 */
export function mergeDownTo(map: PlanarMap, groups: Groups, count: number, least: number): Groups {
  const merged: Groups = new Map(groups);
  while (merged.size > 1) {
    const [smallest] = [...merged.keys()].sort((a, b) => sizeOf(map, merged, a) - sizeOf(map, merged, b));
    if (smallest === undefined || (merged.size <= count && sizeOf(map, merged, smallest) >= least)) return merged;
    const into = bestNeighbour(map, merged, smallest);
    if (into === undefined) return merged;
    merged.set(into, new Set([...facesOf(merged, into), ...facesOf(merged, smallest)]));
    merged.delete(smallest);
  }
  return merged;
}

/** Divides the largest groups along their long axis until there are `count`. */
export function divideUpTo(map: PlanarMap, groups: Groups, count: number, nextLine: () => number): Groups {
  const divided: Groups = new Map(groups);
  let tries = count * 2;
  while (divided.size < count && tries-- > 0) {
    const [largest] = [...divided.keys()].sort((a, b) => sizeOf(map, divided, b) - sizeOf(map, divided, a));
    if (largest === undefined) return divided;
    const faces = new Set(facesOf(divided, largest));
    if (faces.size === 1) {
      const [only = -1] = faces;
      const parts = halve(map, only, { kind: 'secondary', line: nextLine() });
      if (parts === null) return divided;
      divided.set(largest, new Set([parts[0]]));
      divided.set(Math.max(...divided.keys()) + 1, new Set([parts[1]]));
      continue;
    }
    const [one, other] = splitGroup(map, faces);
    divided.set(largest, one);
    divided.set(Math.max(...divided.keys()) + 1, other);
  }
  return divided;
}

/** Square metres of a group. */
export function sizeOf(map: PlanarMap, groups: Groups, group: number): number {
  return [...facesOf(groups, group)].reduce((sum, face) => sum + areaOf(map, face), 0);
}

function facesOf(groups: Groups, group: number): ReadonlySet<number> {
  return groups.get(group) ?? new Set();
}

/** The neighbour with the longest shared border for its size; a shared river counts a tenth. */
function bestNeighbour(map: PlanarMap, groups: Groups, group: number): number | undefined {
  const groupOf = new Map([...groups].flatMap(([number, faces]) => [...faces].map((face) => [face, number] as const)));
  const scores = new Map<number, number>();
  for (const face of facesOf(groups, group)) {
    for (const [weight, counts] of [
      [1, (tag: Tag) => tag.kind !== 'river'],
      [0.1, (tag: Tag) => tag.kind === 'river'],
    ] as const) {
      for (const [other, length] of sharedBorder(map, face, counts)) {
        const owner = groupOf.get(other);
        if (owner === undefined || owner === group) continue;
        scores.set(owner, (scores.get(owner) ?? 0) + length * weight);
      }
    }
  }
  const worth = ([owner, length]: readonly [number, number]): number => length / sizeOf(map, groups, owner) ** 0.7;
  return [...scores].sort((a, b) => worth(b) - worth(a))[0]?.[0];
}

/** Two connected halves: grown from the end of the long axis until half of the area is taken. */
function splitGroup(map: PlanarMap, faces: ReadonlySet<number>): readonly [Set<number>, Set<number>] {
  const whole = [...faces];
  const axis = longAxis(whole.flatMap((face) => ringOf(map, face)));
  const along = (face: number): number => {
    const [x, y] = centroid(ringOf(map, face));
    return x * Math.cos(axis) + y * Math.sin(axis);
  };
  const inOrder = whole.sort((a, b) => along(a) - along(b));
  const half = inOrder.reduce((sum, face) => sum + areaOf(map, face), 0) / 2;
  const one = new Set<number>();
  let taken = 0;
  for (const face of inOrder.slice(0, -1)) {
    if (one.size > 0 && taken + areaOf(map, face) / 2 > half) break;
    one.add(face);
    taken += areaOf(map, face);
  }
  return [one, new Set(inOrder.filter((face) => !one.has(face)))];
}

/** Borders that may vanish when two faces become one: water and main streets stay. */
const mayVanish = (tag: Tag): boolean => tag.kind === 'secondary' || tag.kind === 'lane' || tag.kind === 'wall';

/** Joins faces smaller than `least` m² with a neighbour of the same group, as long as the result stays under `most` m². */
export function joinSmall(map: PlanarMap, group: Set<number>, least: number, most: number): void {
  const small = [...group].filter((face) => areaOf(map, face) < least).sort((a, b) => areaOf(map, a) - areaOf(map, b));
  for (const face of small) {
    if (!group.has(face)) continue;
    const around = [...sharedBorder(map, face, mayVanish)].sort((a, b) => b[1] - a[1]);
    for (const [other] of around) {
      if (!group.has(other) || areaOf(map, face) + areaOf(map, other) > most) continue;
      const joined = join(map, face, other);
      if (joined === null) continue;
      group.delete(face);
      group.delete(other);
      group.add(joined);
      break;
    }
  }
}

/** Joins every face under `least` m² to the neighbour it shares most border with, whatever runs between them. */
export function absorbSlivers(map: PlanarMap, least: number): PlanarMap {
  for (const face of [...map.faces.keys()]) {
    if (!map.faces.has(face) || areaOf(map, face) >= least) continue;
    const dry = [...sharedBorder(map, face, (tag) => tag.kind !== 'river')].sort((a, b) => b[1] - a[1]);
    const wet = [...sharedBorder(map, face, (tag) => tag.kind === 'river')];
    [...dry, ...wet].some(([other]) => join(map, face, other) !== null);
  }
  return map;
}

/** The two faces beside an undirected edge. */
export function besideOf(map: PlanarMap, side: number): readonly (number | undefined)[] {
  const [a, b] = endsOf(side);
  return [map.left.get(edgeKey(a, b)), map.left.get(edgeKey(b, a))];
}
