import { type Static, Type } from 'typebox';

/** Longitude and latitude in degrees, WGS-84. */
export const Position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
]);
export type Position = Static<typeof Position>;

const LinearRing = Type.Array(Position, { minItems: 4 });

export const Polygon = Type.Object({
  type: Type.Literal('Polygon'),
  coordinates: Type.Array(LinearRing, { minItems: 1 }),
});
export type Polygon = Static<typeof Polygon>;

export const MultiPolygon = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(LinearRing, { minItems: 1 }), { minItems: 1 }),
});
export type MultiPolygon = Static<typeof MultiPolygon>;

/** A GeoJSON surface (RFC 7946, 3.1.6 and 3.1.7): closed rings, the first of each polygon its outside, the rest holes. */
export const Surface = Type.Union([Polygon, MultiPolygon]);
export type Surface = Static<typeof Surface>;

/** 镇 → 居村 → 责任网格 → 单元网格, from the widest to the finest. */
export const AREA_LEVELS = ['town', 'community', 'grid', 'unit_grid'] as const;

export const AreaLevel = Type.Enum(AREA_LEVELS);
export type AreaLevel = Static<typeof AreaLevel>;

/**
 * A piece of the town's ground.
 *
 * Codes follow GB/T 30428.1: 6 digits county (GB/T 2260) + 3 town = 9; + 3 community = 12; + 3 unit grid = 15,
 * unit grids counted inside a community from west to east and north to south, starting at 001.
 * The standard has no code for the 责任网格 between community and unit grid, so ours is the community's code with
 * `G` and two digits (310199101001G03). A unit grid's code therefore starts with its community's code, not its grid's,
 * and a redrawn 责任网格 never renumbers a unit grid.
 */
export const Area = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    code: Type.String({ minLength: 9, maxLength: 15 }),
    level: AreaLevel,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    parentId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    polygon: Surface,
    center: Position,
    /** Square metres on the ellipsoid, to the nearest one. */
    areaM2: Type.Number({ minimum: 0 }),
  },
  { $id: 'Area' },
);
export type Area = Readonly<Static<typeof Area>>;

/** The level above, or null for the town itself. */
export function levelAbove(level: AreaLevel): AreaLevel | null {
  return AREA_LEVELS[AREA_LEVELS.indexOf(level) - 1] ?? null;
}

/** The form of each level's code, and in words what would fit. */
export const CODE_FORMS: Readonly<Record<AreaLevel, { readonly form: RegExp; readonly words: string }>> = {
  town: { form: /^\d{9}$/, words: '9 digits: county 6 + town 3' },
  community: { form: /^\d{12}$/, words: '12 digits: town 9 + community 3' },
  grid: { form: /^\d{12}G\d{2}$/, words: 'community code of 12 digits + G + 2 digits' },
  unit_grid: { form: /^\d{15}$/, words: '15 digits: community 12 + unit grid 3' },
};

/** The level a code belongs to by its form, or null. */
export function levelOfCode(code: string): AreaLevel | null {
  return AREA_LEVELS.find((level) => CODE_FORMS[level].form.test(code)) ?? null;
}

/** What a child's code must start with: its parent's digits without the grid's own suffix. */
export function codeStem(parentCode: string): string {
  return parentCode.replace(/G\d{2}$/, '');
}

/** The polygons of a surface, whichever of the two forms it has. */
export function polygonsOf(surface: Surface): Polygon['coordinates'][] {
  return surface.type === 'Polygon' ? [surface.coordinates] : surface.coordinates;
}
