import type { LonLat } from './measure.ts';

/** Where a map looks: its middle and how near. */
export type MapPlace = { readonly position: LonLat; readonly zoom: number };

/** A view as it stands in the address bar: `121.50000,31.20000,15.2`. */
export function writeView({ position: [lon, lat], zoom }: MapPlace): string {
  return [lon.toFixed(5), lat.toFixed(5), String(Number(zoom.toFixed(2)))].join(',');
}

/** Reads a view from the address bar; undefined for what is none. */
export function readView(text: string | undefined): MapPlace | undefined {
  const [lon, lat, zoom, ...more] = (text ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (lon === undefined || lat === undefined || zoom === undefined || more.length > 0) return undefined;
  const fits = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return fits ? { position: [lon, lat], zoom } : undefined;
}
