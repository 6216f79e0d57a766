import type { SentTile } from './encode-tile.ts';
import type { Place } from './point-index.ts';
import { EXTENT, JOIN_RADIUS } from './tile-point.ts';

/** Written tiles of one layer: the longest unused go first, and those around a change at once. */
export interface TileCache {
  readonly get: (z: number, x: number, y: number, make: () => SentTile) => SentTile;
  readonly dropAround: (places: readonly Place[]) => void;
  readonly clear: () => void;
  readonly size: () => number;
}

const MOST_BYTES = 24_000_000;
/** A thing is drawn in tiles whose buffer it lies in; a little more, for the middle of joined things is rounded. */
const REACH = (JOIN_RADIUS + 4) / EXTENT;

/** Keeps as many tiles as fit into so many bytes. */
export function tileCache(mostBytes = MOST_BYTES): TileCache {
  const tiles = new Map<string, SentTile>();
  const perZoom = new Map<number, number>();
  let bytes = 0;

  const drop = (key: string, z: number) => {
    const tile = tiles.get(key);
    if (!tile) return;
    tiles.delete(key);
    bytes -= weight(tile);
    perZoom.set(z, (perZoom.get(z) ?? 1) - 1);
  };
  const clear = () => {
    tiles.clear();
    perZoom.clear();
    bytes = 0;
  };
  return {
    clear,
    size: () => tiles.size,
    get(z, x, y, make) {
      const key = `${z}/${x}/${y}`;
      const known = tiles.get(key);
      if (known) {
        tiles.delete(key);
        tiles.set(key, known);
        return known;
      }
      const tile = make();
      tiles.set(key, tile);
      perZoom.set(z, (perZoom.get(z) ?? 0) + 1);
      bytes += weight(tile);
      for (const oldest of tiles.keys()) {
        if (bytes <= mostBytes || oldest === key) break;
        drop(oldest, Number(oldest.split('/')[0]));
      }
      return tile;
    },
    dropAround(places) {
      for (const [z, many] of perZoom) {
        if (many > 0) for (const place of places) for (const key of keysAround(place, z)) drop(key, z);
      }
    },
  };
}

function weight({ plain, gz }: SentTile): number {
  return plain.length + (gz?.length ?? 0) + 200;
}

function* keysAround([px, py]: Place, z: number): Generator<string> {
  const side = 2 ** z;
  for (let x = Math.floor(px * side - REACH); x <= Math.floor(px * side + REACH); x++) {
    for (let y = Math.floor(py * side - REACH); y <= Math.floor(py * side + REACH); y++) yield `${z}/${x}/${y}`;
  }
}
