import Flatbush from 'flatbush';
import type { LonLat } from '../../support/geo/coordinates.ts';
import { degreesPerMetre, metresBetween } from '../../support/geo/measure.ts';
import type { Place } from './place.ts';

/** Finds the place nearest to a position (WGS-84) within so many metres, or null. Streets as a whole do not count. */
export type NearestPlace = (at: LonLat, metres: number) => { readonly place: Place; readonly metres: number } | null;

/** Prepares an address book for looking up by position. */
export function nearestPlaceIn(places: readonly Place[]): NearestPlace {
  const spots = places.filter(({ kind }) => kind !== 'street');
  const [first] = spots;
  if (!first) return () => null;
  // Laid out in metres of the town's own latitude, so that near in the index is near on the ground.
  const [x, y] = degreesPerMetre(first.lat);
  const index = new Flatbush(spots.length);
  for (const { lon, lat } of spots) index.add(lon / x, lat / y);
  index.finish();
  return (at, metres) => {
    const [number] = index.neighbors(at[0] / x, at[1] / y, 1, metres);
    const place = number === undefined ? undefined : spots[number];
    return place ? { place, metres: Math.round(metresBetween(at, [place.lon, place.lat])) } : null;
  };
}
