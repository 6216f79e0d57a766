import type { ParsedAddress } from './parse-address.ts';
import type { Place } from './place.ts';
import type { Anchor, PlaceIndex } from './place-index.ts';

/** How far (in house numbers) from a recorded number a guess may reach when there is one on one side only. */
const REACH = 60;

/** The place of a number nobody recorded, between the nearest recorded ones of its street; null when too far from any. */
export function interpolate(index: PlaceIndex, { street, number, unit }: ParsedAddress): Place | null {
  const road = index.streets.get(street);
  const anchors = index.anchors.get(street) ?? [];
  const below = anchors.findLast((anchor) => anchor.number <= number);
  const above = anchors.find((anchor) => anchor.number >= number);
  const at = between(below, above, number);
  if (at === null) return null;
  const address = `${street}${number}${unit ?? '号'}`;
  const id = `${road?.id ?? street}#${number}`;
  return { id, kind: 'poi', name: `${address}（推算）`, aliases: [], ...at, address };
}

function between(
  below: Anchor | undefined,
  above: Anchor | undefined,
  number: number,
): Pick<Place, 'lon' | 'lat' | 'areaCode'> | null {
  if (below === undefined || above === undefined) {
    const only = below ?? above;
    if (only === undefined || Math.abs(only.number - number) > REACH) return null;
    return { lon: only.place.lon, lat: only.place.lat, areaCode: only.place.areaCode };
  }
  const span = above.number - below.number;
  const share = span === 0 ? 0 : (number - below.number) / span;
  const mix = (a: number, b: number): number => Number((a + (b - a) * share).toFixed(6));
  return {
    lon: mix(below.place.lon, above.place.lon),
    lat: mix(below.place.lat, above.place.lat),
    areaCode: (share < 0.5 ? below : above).place.areaCode,
  };
}
