/** A thing on the map as a tile shows it. */
export interface TilePoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** Where its state stands among the states of its layer, best first. */
  readonly state: number;
  /** What else a single thing carries; never anything personal. */
  readonly tags: Readonly<Record<string, string | number | boolean>>;
}

/** A feature of a tile before it is written: a place in units of the tile, and what it carries. */
export interface TileFeature {
  readonly x: number;
  readonly y: number;
  readonly tags: Readonly<Record<string, string | number | boolean>>;
}

/** Units along the side of a tile. */
export const EXTENT = 4096;
/** Things nearer than this are joined, in units of a tile (44 of its 512 pixels); the buffer around a tile too. */
export const JOIN_RADIUS = 352;
/** From the zoom after this on, things stand apart. */
export const LAST_JOINED_ZOOM = 17;

/** Longitude on the Mercator square, 0 to 1 from west. */
export function mercatorX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Latitude on the Mercator square, 0 to 1 from north. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI));
}
