import { INNER, MIDDLE, TOWN, VILLAGES } from '../content/names.ts';
import type { PlanarMap } from '../plane/planar-map.ts';
import { areaOf, ringOf } from '../plane/planar-map.ts';
import { centroid, type XY } from '../plane/plane.ts';
import type { NamedCommunity } from './areas.ts';
import type { Division } from './division.ts';

/** Names from the old town outward: the nearest are inner neighbourhoods, the farthest are villages (codes from 201). */
export function nameCommunities(map: PlanarMap, divisions: readonly Division[]): readonly NamedCommunity[] {
  const outward = divisions
    .map((division) => ({ division, at: middleOf(map, division) }))
    .sort((a, b) => Math.hypot(...a.at) - Math.hypot(...b.at));
  const [heart, ...around] = outward.slice(0, INNER.length);
  const ordered = [
    ...(heart === undefined ? [] : [heart]),
    ...around.sort(clockwise),
    ...outward.slice(INNER.length, INNER.length + MIDDLE.length).sort(clockwise),
    ...outward.slice(INNER.length + MIDDLE.length).sort(clockwise),
  ];
  const kinds = [
    ...INNER.map((name) => ({ ...name, kind: 'inner' as const })),
    ...MIDDLE.map((name) => ({ ...name, kind: 'middle' as const })),
    ...VILLAGES.map((name) => ({ ...name, kind: 'village' as const })),
  ];
  const firstVillage = INNER.length + MIDDLE.length;
  return ordered.map(({ division }, i) => {
    const number = i < firstVillage ? i + 1 : 201 + i - firstVillage;
    const named = kinds[i] ?? { base: `新村${i}`, name: `新村${i}居委`, kind: 'middle' as const };
    return { ...named, code: TOWN.code + String(number).padStart(3, '0'), grids: fromNorthWest(map, division) };
  });
}

/** Clockwise from the north, so that neighbours in the lists of names are neighbours on the ground. */
function clockwise(a: { readonly at: XY }, b: { readonly at: XY }): number {
  const angle = ([x, y]: XY): number => (Math.atan2(x, y) + 2 * Math.PI) % (2 * Math.PI);
  return angle(a.at) - angle(b.at);
}

function middleOf(map: PlanarMap, { grids }: Division): XY {
  let [x, y, weight] = [0, 0, 0];
  for (const face of grids.flatMap((grid) => [...grid])) {
    const [cx, cy] = centroid(ringOf(map, face));
    const area = areaOf(map, face);
    x += cx * area;
    y += cy * area;
    weight += area;
  }
  return [x / weight, y / weight];
}

function fromNorthWest(map: PlanarMap, { grids }: Division): readonly ReadonlySet<number>[] {
  const place = (grid: ReadonlySet<number>): number => {
    const [x, y] = middleOf(map, { grids: [grid] });
    return x - y;
  };
  return [...grids].sort((a, b) => place(a) - place(b));
}
