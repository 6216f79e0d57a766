import { layOut, type Margin, type Pattern } from '../plane/layout.ts';
import type { EdgeClass, PlanarMap } from '../plane/planar-map.ts';
import { cornersOf, pointOf, ringOf, sideKey, sidesOf } from '../plane/planar-map.ts';
import { frameOf, type XY } from '../plane/plane.ts';
import { between, pick, type Random } from '../plane/random.ts';
import type { LandUse } from '../types.ts';
import type { Parcel } from './parcels.ts';

export interface Building {
  readonly outline: readonly XY[];
  readonly floors: number;
}

/** Metres that building keeps from what runs along the edge. */
const CLEAR: Readonly<Record<EdgeClass, number>> = {
  outline: 9,
  river: 46,
  creek: 15,
  main: 24,
  secondary: 15,
  lane: 9,
  wall: 5,
};

type Style = Omit<Pattern, 'turn'> & { readonly floors: readonly [number, number] };

const STYLES: Partial<Record<LandUse, readonly Style[]>> = {
  estate: [
    { width: 52, depth: 12, gapX: 11, gapY: 19, floors: [5, 6] },
    { width: 44, depth: 13, gapX: 13, gapY: 22, floors: [6, 7] },
    { width: 36, depth: 14, gapX: 14, gapY: 24, floors: [9, 11] },
    { width: 28, depth: 17, gapX: 22, gapY: 29, floors: [15, 24] },
  ],
  village: [{ width: 13, depth: 10, gapX: 14, gapY: 17, floors: [2, 3] }],
  commerce: [
    { width: 58, depth: 40, gapX: 18, gapY: 22, floors: [2, 6] },
    { width: 34, depth: 16, gapX: 8, gapY: 16, floors: [2, 3] },
  ],
  office: [{ width: 38, depth: 24, gapX: 20, gapY: 30, floors: [6, 18] }],
  industry: [
    { width: 72, depth: 34, gapX: 16, gapY: 18, floors: [1, 2] },
    { width: 48, depth: 26, gapX: 14, gapY: 16, floors: [1, 4] },
  ],
  school: [{ width: 56, depth: 15, gapX: 20, gapY: 34, floors: [3, 5] }],
  hospital: [{ width: 60, depth: 22, gapX: 18, gapY: 26, floors: [5, 12] }],
  market: [{ width: 66, depth: 38, gapX: 20, gapY: 24, floors: [1, 2] }],
};

/** Buildings of a parcel, counted from the north-west of each unit grid. */
export function raiseBuildings(random: Random, map: PlanarMap, parcel: Parcel): Building[] {
  const styles = STYLES[parcel.use];
  if (styles === undefined) return [];
  const style = pick(random, styles);
  return [...parcel.faces].flatMap((face) => {
    const ring = ringOf(map, face);
    const outlines = layOut(ring, marginsOf(map, face), { ...style, turn: frameOf(ring) });
    // A gap here and there where a playground, a car park or an old tree stands.
    const kept = outlines.filter(() => random() > (parcel.use === 'estate' ? 0.06 : 0.16));
    return kept.map((outline) => ({ outline, floors: Math.round(between(random, ...style.floors)) }));
  });
}

function marginsOf(map: PlanarMap, face: number): Margin[] {
  return [...sidesOf(cornersOf(map, face))].map(([a, b]) => ({
    from: pointOf(map, a),
    to: pointOf(map, b),
    clear: CLEAR[map.tags.get(sideKey(a, b))?.kind ?? 'wall'],
  }));
}
