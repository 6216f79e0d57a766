import type { LonLat } from './coordinates.ts';

/** West, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Mean radius of the earth in metres (IUGG R1). */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres between two positions; within 0.5 % of the ellipsoid everywhere. */
export function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const h = half(lat2 - lat1) + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * half(lon2 - lon1);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Degrees of longitude and latitude that one metre makes at a latitude. */
export function degreesPerMetre(lat: number): LonLat {
  const perMetre = 1 / (EARTH * RADIANS);
  return [perMetre / Math.cos(lat * RADIANS), perMetre];
}

/** The smallest box around the positions, or null when there are none. */
export function bboxOf(positions: Iterable<LonLat>): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}

/** The box around a position that holds everything within so many metres. */
export function bboxAround([lon, lat]: LonLat, metres: number): Bbox {
  const [x, y] = degreesPerMetre(lat);
  return [lon - x * metres, lat - y * metres, lon + x * metres, lat + y * metres];
}
