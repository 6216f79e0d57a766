export type LonLat = readonly [lon: number, lat: number];

/** Mean radius of the earth in metres (IUGG). */
const radius = 6_371_008.8;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places on the sphere; within 0.5 % of the ellipsoid. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const [a, b] = [rad(latA), rad(latB)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(rad(lonB - lonA) / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Metres along a line. */
export function lengthOf(points: readonly LonLat[]): number {
  return points.slice(1).reduce((sum, point, nth) => sum + metresBetween(points[nth] ?? point, point), 0);
}

/** Square metres inside a ring, closed or not. */
export function surfaceOf(points: readonly LonLat[]): number {
  const twice = points.reduce((sum, [lon, lat], nth) => {
    const [nextLon, nextLat] = points[(nth + 1) % points.length] ?? [lon, lat];
    return sum + rad(nextLon - lon) * (2 + Math.sin(rad(lat)) + Math.sin(rad(nextLat)));
  }, 0);
  return Math.abs((twice * radius * radius) / 2);
}

/** What was clicked so far; once it has ended it stays drawn, and the next click begins another. */
export type Measured = { readonly points: readonly LonLat[]; readonly ended: boolean };

export const nothingMeasured: Measured = { points: [], ended: false };

/** The way with one point more. */
export function withPoint({ points, ended }: Measured, point: LonLat): Measured {
  return { points: ended ? [point] : [...points, point], ended: false };
}

/** The way without its last point. */
export function withoutLast({ points }: Measured): Measured {
  return { points: points.slice(0, -1), ended: false };
}

/** The way as a double click leaves it: the second of the two has put its point there once more. */
export function endedBy(way: Measured): Measured {
  return { points: way.points.length > 1 ? way.points.slice(0, -1) : way.points, ended: true };
}
