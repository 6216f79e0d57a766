import { areaTileParts } from '@chengyun/contract/tiles';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import type { FeatureCollection } from 'geojson';
import type { Sql } from '../../support/db/connect.ts';
import { areasGeoJson } from '../../town/ground/area-queries.ts';
import { mapJson } from '../../town/ground/map-queries.ts';
import { encodeLayers, type SentTile } from './encode-tile.ts';
import { tileCache } from './tile-cache.ts';
import { EXTENT } from './tile-point.ts';

/** A layer of shapes kept in memory: borders of areas, or the drawn ground. */
export interface KeptShapes {
  readonly tile: (z: number, x: number, y: number) => SentTile;
}

/** Shapes of one source layer and the zoom they are shown from. */
interface Part {
  readonly shapes: FeatureCollection;
  readonly from: number;
}

/** Shapes keep their detail down to here; a map shows these tiles larger beyond it. */
export const SHAPE_ZOOM = 16;

/** Cuts shapes into tiles when they are asked for. */
export function keepShapes(parts: Readonly<Record<string, Part>>): KeptShapes {
  const cache = tileCache();
  const options = {
    maxZoom: SHAPE_ZOOM,
    extent: EXTENT,
    tolerance: 3,
    buffer: 128,
    indexMaxZoom: 8,
    indexMaxPoints: 20_000,
  };
  const cut = Object.entries(parts)
    .filter(([, { shapes }]) => shapes.features.length > 0)
    .map(([name, { shapes, from }]) => ({ name, from, index: new GeoJSONVT(shapes, options) }));
  const write = (z: number, x: number, y: number) => {
    const shown = cut.flatMap(({ name, from, index }) => {
      const tile = z < from ? null : index.getTile(z, x, y);
      return tile ? [[name, tile] satisfies [string, GeoJSONVTTile]] : [];
    });
    return encodeLayers(Object.fromEntries(shown));
  };
  return { tile: (z, x, y) => cache.get(z, x, y, () => write(z, x, y)) };
}

/** The borders of communities, grids and unit grids, with points for their names. */
export async function readAreas(sql: Sql): Promise<KeptShapes> {
  const all = parse(await areasGeoJson(sql, undefined));
  const centers = await sql<{ code: string; name: string; level: string; center: [number, number] }[]>`
    select code, name, level, center from area where level <> 'town' order by code`;
  const names = centers.map(({ center, ...properties }) => ({
    ...{ type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: center } },
  }));
  const level = (one: keyof typeof areaTileParts): Part => ({
    shapes: collection(all.features.filter(({ properties }) => properties?.['level'] === one)),
    from: areaTileParts[one],
  });
  return keepShapes({
    ...{ community: level('community'), grid: level('grid'), unit_grid: level('unit_grid') },
    names: { shapes: collection(names), from: areaTileParts.names },
  });
}

/** Small things of the ground are left out of small pictures. */
const BASE_FROM: Readonly<Record<string, number>> = { estates: 12, buildings: 14 };

/** The drawn ground of the town, a source layer for each layer of `map/base`. */
export async function readBase(sql: Sql): Promise<KeptShapes> {
  const layers: unknown = JSON.parse(await mapJson(sql));
  const parts = Object.entries(layers as Record<string, FeatureCollection>); // written by mapJson
  return keepShapes(Object.fromEntries(parts.map(([name, shapes]) => [name, { shapes, from: BASE_FROM[name] ?? 0 }])));
}

function parse(text: string): FeatureCollection {
  return JSON.parse(text) as FeatureCollection; // the store's own text of checked areas
}

function collection(features: FeatureCollection['features']): FeatureCollection {
  return { type: 'FeatureCollection', features };
}
