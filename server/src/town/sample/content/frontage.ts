import type { PlanarMap } from '../plane/planar-map.ts';
import { cornersOf, pointOf, ringOf, sideKey, sidesOf } from '../plane/planar-map.ts';
import { along, centroid, distance, type XY } from '../plane/plane.ts';
import { houseNumber, type Street } from './streets.ts';

/** Where a parcel meets the street it is addressed by. */
export interface Frontage {
  readonly street: Street & { readonly name: string };
  readonly number: number;
  readonly gate: XY;
}

const PULL = { main: 1, secondary: 1.5, lane: 0.35 } as const;

/** Finds the street a set of faces is addressed by: its longest named side, lanes last; else the nearest street. */
export function frontageFinder(
  map: PlanarMap,
  streets: readonly Street[],
): (faces: ReadonlySet<number>) => Frontage | null {
  const named = streets.filter((street): street is Frontage['street'] => street.name !== null);
  const byLine = new Map(named.map((street) => [street.line, street]));
  return (faces) => {
    let best: { street: Frontage['street']; side: readonly [XY, XY]; face: number; worth: number } | null = null;
    for (const face of faces) {
      for (const [a, b] of sidesOf(cornersOf(map, face))) {
        const street = byLine.get(map.tags.get(sideKey(a, b))?.line ?? -1);
        if (street === undefined) continue;
        const side = [pointOf(map, a), pointOf(map, b)] as const;
        const worth = distance(...side) * PULL[street.kind];
        if (best === null || worth > best.worth) best = { street, side, face, worth };
      }
    }
    if (best === null) return nearest(map, named, faces);
    const gate = inward(along(...best.side, 0.5), centroid(ringOf(map, best.face)));
    return { street: best.street, number: houseNumber(best.street, gate), gate };
  };
}

/** Twelve metres from the kerb toward the middle of the ground. */
function inward(kerb: XY, middle: XY): XY {
  return along(kerb, middle, Math.min(0.5, 12 / (distance(kerb, middle) || 1)));
}

function nearest(map: PlanarMap, named: readonly Frontage['street'][], faces: ReadonlySet<number>): Frontage | null {
  const [face] = faces;
  if (face === undefined) return null;
  const middle = centroid(ringOf(map, face));
  const off = (street: Street): number => Math.min(...street.pieces.flat().map((point) => distance(point, middle)));
  const [street] = named.map((one) => ({ one, off: off(one) })).sort((a, b) => a.off - b.off);
  if (street === undefined) return null;
  return { street: street.one, number: houseNumber(street.one, middle), gate: middle };
}
