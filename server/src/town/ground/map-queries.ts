import type { Sql } from '../../support/db/connect.ts';
import type { Place } from '../places/place.ts';

/** The address book of the town. */
export function allPlaces(sql: Sql): Promise<Place[]> {
  return sql<Place[]>`
    select id, kind, name, aliases, lon, lat, coalesce(area_code, '') as "areaCode", coalesce(address, name) as address
    from place order by id`;
}

/** Changes whenever a layer of the base map does. */
export async function mapMark(sql: Sql): Promise<string> {
  const [row] = await sql<[{ mark: string }]>`
    select coalesce(string_agg(concat_ws('@', name, updated_at), '/' order by name), '') as mark from map_layer`;
  return row.mark;
}

/** Layers of the drawn base map in the order they are painted; a town may lack some. */
export const MAP_LAYERS = ['landUse', 'parks', 'estates', 'water', 'roads', 'buildings', 'labels'] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** The base map as the text of one JSON object of FeatureCollections, one per layer; a missing layer is empty. */
export async function mapJson(sql: Sql): Promise<string> {
  const rows = await sql<{ name: string; text: string }[]>`select name, geojson::text as text from map_layer`;
  const known = new Map(rows.map(({ name, text }) => [name, text]));
  const layers = MAP_LAYERS.map(
    (name) => `"${name}":${known.get(name) ?? '{"type":"FeatureCollection","features":[]}'}`,
  );
  return `{${layers.join(',')}}`;
}
