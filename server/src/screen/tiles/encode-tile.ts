import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT, type TileFeature } from './tile-point.ts';

/** A tile as it is sent: a digest of its bytes, the bytes, and the bytes packed where that is worth it. */
export interface SentTile {
  readonly tag: string;
  readonly plain: Buffer;
  readonly gz: Buffer | null;
}

const WORTH_PACKING = 1024;

/** Writes points as a vector tile (Mapbox Vector Tile 2.1) of one source layer. */
export function encodePoints(layer: string, features: readonly TileFeature[]): SentTile {
  const written = features.map(({ x, y, tags }) => ({
    type: 1 as const,
    geometry: [[x, y]] as [[number, number]],
    tags,
  }));
  return encodeLayers({ [layer]: { features: written } as unknown as GeoJSONVTTile }); // all the writer reads of a tile
}

/** Writes tiles of shapes as one vector tile, a source layer for each. */
export function encodeLayers(layers: Readonly<Record<string, GeoJSONVTTile>>): SentTile {
  return sentTile(Buffer.from(fromGeojsonVt({ ...layers }, { version: 2, extent: EXTENT })));
}

/** A tile of these bytes, ready to be sent. */
export function sentTile(plain: Buffer): SentTile {
  const tag = `"${createHash('sha1').update(plain).digest('base64url').slice(0, 20)}"`;
  return { tag, plain, gz: plain.length < WORTH_PACKING ? null : gzipSync(plain, { level: 4 }) };
}
