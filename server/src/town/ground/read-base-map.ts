import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CoordinateSystem, toWgs84 } from '../../support/geo/coordinates.ts';
import { MAP_LAYERS, type MapLayer } from './map-queries.ts';

/** Layers of a drawn ground by name, each a FeatureCollection in WGS-84; and how many features fit into none. */
export interface BaseMap {
  readonly layers: Readonly<Partial<Record<MapLayer, Collection>>>;
  readonly passedOver: number;
}

interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}

interface Feature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface BaseMapOptions {
  readonly system: CoordinateSystem;
  /** All features belong to this layer, whatever they say. */
  readonly layer?: MapLayer | undefined;
}

const File = Compile(
  Type.Object({
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        geometry: Type.Union([
          Type.Null(),
          Type.Object({
            type: Type.Enum(['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']),
            coordinates: Type.Array(Type.Unknown()),
          }),
        ]),
        properties: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]),
      }),
    ),
  }),
);

/**
 * Reads a drawn ground from a GeoJSON FeatureCollection (RFC 7946). A feature says its layer in `layer`; one that does
 * not is taken by the tags of OpenStreetMap (`highway`, `waterway`, `natural`, `leisure`, `building`, `landuse`, `place`).
 */
export function readBaseMap(value: unknown, { system, layer }: BaseMapOptions): BaseMap {
  if (!File.Check(value)) {
    const [first] = File.Errors(value);
    throw new Error(`not a GeoJSON FeatureCollection: ${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim());
  }
  const found = value.features.flatMap(({ geometry, properties }) => {
    const tags = properties ?? {};
    const taken = layer === undefined ? layerOf(tags, geometry?.type) : { layer, more: {} };
    if (!geometry || !taken) return [];
    const moved = { ...geometry, coordinates: placed(geometry.coordinates, system) };
    const feature: Feature = { type: 'Feature', geometry: moved, properties: { ...tags, ...taken.more } };
    return [{ layer: taken.layer, feature }];
  });
  const layers = [...Map.groupBy(found, (one) => one.layer)].map(([name, ones]) => [
    name,
    { type: 'FeatureCollection', features: ones.map(({ feature }) => feature) },
  ]);
  return { layers: Object.fromEntries(layers), passedOver: value.features.length - found.length };
}

interface Taken {
  readonly layer: MapLayer;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Classes of roads as they are drawn, by OpenStreetMap's. */
const ROADS: Readonly<Record<string, string>> = {
  ...{ motorway: 'main', trunk: 'main', primary: 'main', secondary: 'secondary', tertiary: 'secondary' },
};
/** Uses of land as they are drawn, by OpenStreetMap's. */
const USES: Readonly<Record<string, string>> = {
  ...{
    farmland: 'farmland',
    farmyard: 'farmland',
    orchard: 'farmland',
    forest: 'green',
    grass: 'green',
    meadow: 'green',
  },
  ...{ industrial: 'industry', commercial: 'office', retail: 'commerce', construction: 'site' },
};

function layerOf(tags: Readonly<Record<string, unknown>>, shape: string | undefined): Taken | undefined {
  const tag = (name: string) => (typeof tags[name] === 'string' ? tags[name] : undefined);
  const own = MAP_LAYERS.find((one) => one === tag('layer'));
  if (own) return { layer: own, more: {} };
  const [highway, landuse] = [tag('highway'), tag('landuse')];
  if (highway && shape !== 'Point') return { layer: 'roads', more: { class: ROADS[highway] ?? 'lane' } };
  if (tag('waterway') || tag('natural') === 'water')
    return { layer: 'water', more: { class: tag('waterway') ?? 'river' } };
  if (tag('leisure') === 'park') return { layer: 'parks', more: {} };
  if (tag('building')) return { layer: 'buildings', more: { floors: Number(tag('building:levels') ?? 3) || 3 } };
  if (landuse === 'residential') return { layer: 'estates', more: {} };
  if (landuse && USES[landuse]) return { layer: 'landUse', more: { use: USES[landuse] } };
  if (shape === 'Point' && tag('name')) return { layer: 'labels', more: { class: tag('place') ? 'community' : 'poi' } };
  return undefined;
}

/** Coordinates of whatever depth, in WGS-84; heights are left out. */
function placed(coordinates: readonly unknown[], system: CoordinateSystem): unknown {
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return toWgs84([lon, lat], system);
  return coordinates.map((one) => {
    if (!Array.isArray(one)) throw new Error(`not a position: ${JSON.stringify(one)}`);
    return placed(one, system);
  });
}
