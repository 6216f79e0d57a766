import imported from 'gcoord';

// The package's types describe an ES module, what Node loads is CommonJS: its `default` exists in only one of the two.
const gcoord = imported.default ?? imported;

/** Longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/**
 * Coordinate systems that reach us. CGCS2000 (国家2000) and WGS-84 differ by centimetres, ours is metres: both count as
 * WGS-84 without conversion. GCJ-02 is the shifted system of Chinese public maps, off by up to some 700 m.
 */
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'cgcs2000'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** WGS-84 from any system we accept; better than 1 m. Outside China GCJ-02 is WGS-84, as public maps have it. */
export function toWgs84(at: LonLat, from: CoordinateSystem): LonLat {
  return from === 'gcj02' ? shifted(at, 'GCJ02', 'WGS84') : at;
}

/** The position in another system, for a map or a neighbour system that wants it so. */
export function fromWgs84(at: LonLat, to: CoordinateSystem): LonLat {
  return to === 'gcj02' ? shifted(at, 'WGS84', 'GCJ02') : at;
}

function shifted([lon, lat]: LonLat, from: 'WGS84' | 'GCJ02', to: 'WGS84' | 'GCJ02'): LonLat {
  const [x, y] = gcoord.transform([lon, lat], gcoord[from], gcoord[to]);
  return [x, y];
}
