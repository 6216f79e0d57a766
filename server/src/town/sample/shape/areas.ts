import type { Area, AreaLevel, Position, Surface } from '@chengyun/contract/area';
import { v5 as uuidOf } from 'uuid';
import { areaM2Of, centerOf } from '../../areas/shape-facts.ts';
import { TOWN } from '../content/names.ts';
import { outlineOf } from '../plane/divide.ts';
import type { PlanarMap } from '../plane/planar-map.ts';
import { pointOf, ringOf } from '../plane/planar-map.ts';
import type { Ring, XY } from '../plane/plane.ts';
import { centroid, signedArea } from '../plane/plane.ts';

/** Where the drawing's zero lies, and degrees per metre there (fixed figures, so the ground is the same everywhere). */
const ORIGIN: Position = [121.39, 31.3];
const DEGREES: Position = [1.05137e-5, 8.9932e-6];
const NAMESPACE = 'b54cf63c-3f0e-4c4f-9d4a-2f6c0f6c8a11';
/** Height (metres) of the rows in which unit grids are counted from west to east. */
const ROW = 170;

/** A community ready to become areas. */
export interface NamedCommunity {
  readonly code: string;
  readonly name: string;
  readonly base: string;
  readonly kind: 'inner' | 'middle' | 'village';
  readonly grids: readonly ReadonlySet<number>[];
}

export interface GroundAreas {
  readonly areas: readonly Area[];
  /** Unit grid code of each face. */
  readonly codeOf: ReadonlyMap<number, string>;
}

/** The position of a drawn point, to 6 digits (0.1 m); equal points stay equal. */
export function toPosition([x, y]: XY): Position {
  return [Number((ORIGIN[0] + x * DEGREES[0]).toFixed(6)), Number((ORIGIN[1] + y * DEGREES[1]).toFixed(6))];
}

/** The same id for the same seed and name. */
export function idFor(seed: number, name: string): string {
  return uuidOf(`${seed}/${name}`, NAMESPACE);
}

/** A closed GeoJSON ring of drawn points. */
export function toRing(ring: Ring): Position[] {
  const positions = ring.map(toPosition);
  const [first] = positions;
  return first === undefined ? positions : [...positions, first];
}

/** The surface of a set of faces, borders exactly as the faces have them. */
export function surfaceOf(map: PlanarMap, faces: ReadonlySet<number>): Surface {
  const rings = outlineOf(map, faces).map((corners) => corners.map((corner) => pointOf(map, corner)));
  const holes = rings.filter((ring) => signedArea(ring) < 0).map(toRing);
  const [outside, ...more] = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(b) - signedArea(a));
  const largest = outside === undefined ? [] : toRing(outside);
  if (more.length === 0) return { type: 'Polygon', coordinates: [largest, ...holes] };
  return { type: 'MultiPolygon', coordinates: [[largest, ...holes], ...more.map((ring) => [toRing(ring)])] };
}

/** The town's areas with their codes, unit grids counted row by row from the north-west of each community. */
export function buildAreas(seed: number, map: PlanarMap, communities: readonly NamedCommunity[]): GroundAreas {
  const codeOf = new Map<number, string>();
  const make = (
    level: AreaLevel,
    code: string,
    name: string,
    parent: string | null,
    faces: ReadonlySet<number>,
  ): Area => {
    const polygon = surfaceOf(map, faces);
    const parentId = parent === null ? null : idFor(seed, `area/${parent}`);
    const facts = { polygon, center: centerOf(polygon), areaM2: areaM2Of(polygon) };
    return { id: idFor(seed, `area/${code}`), code, level, name, parentId, ...facts };
  };
  const below = communities.flatMap((community) => {
    const faces = community.grids.flatMap((grid) => [...grid]);
    countRows(map, faces).forEach((face, i) => {
      codeOf.set(face, community.code + String(i + 1).padStart(3, '0'));
    });
    const own = make('community', community.code, community.name, TOWN.code, new Set(faces));
    const grids = community.grids.flatMap((grid, g) => {
      const code = `${community.code}G${String(g + 1).padStart(2, '0')}`;
      const units = [...grid]
        .map((face) => ({ face, unit: codeOf.get(face) ?? '' }))
        .sort((a, b) => (a.unit < b.unit ? -1 : 1));
      return [
        make('grid', code, `${community.name}第${'一二三四五六七八九'[g] ?? g + 1}网格`, community.code, grid),
        ...units.map(({ face, unit }) => make('unit_grid', unit, `${unit.slice(-3)}单元`, code, new Set([face]))),
      ];
    });
    return [own, ...grids];
  });
  return { areas: [make('town', TOWN.code, TOWN.name, null, new Set(map.faces.keys())), ...below], codeOf };
}

function countRows(map: PlanarMap, faces: readonly number[]): number[] {
  const centers = faces.map((face) => ({ face, at: centroid(ringOf(map, face)) }));
  const top = Math.max(...centers.map(({ at }) => at[1]));
  const row = (at: XY): number => Math.floor((top - at[1]) / ROW);
  return centers.sort((a, b) => row(a.at) - row(b.at) || a.at[0] - b.at[0]).map(({ face }) => face);
}
