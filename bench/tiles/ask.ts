import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { SAMPLE_TOWN } from '../../server/src/sample/create-sample-town.ts';
import { mercatorX, mercatorY } from '../../server/src/screen/tiles/tile-point.ts';

export type Tile = readonly [z: number, x: number, y: number];
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A tile that was asked for: how long it took, how large it came over the line. */
export interface Asked {
  readonly layer: string;
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly tag: string;
  /** The tile's texts stand in it as they are. */
  readonly text: () => string;
}

export interface Wanted {
  readonly layer: string;
  readonly at: Tile;
  /** Of the tile as it is known; asks whether it is another now. */
  readonly tag?: string | undefined;
}

export interface TileAsker {
  readonly tile: (wanted: Wanted) => Promise<Asked>;
  readonly json: <T>(path: string) => Promise<T>;
  readonly close: () => void;
}

/** Asks a server for tiles as a browser does, over connections that stay open. */
export function tileAsker(url: string, key: string): TileAsker {
  const pool = new Pool(url, { connections: 4, pipelining: 1 });
  const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip, br' };
  const town = `/api/towns/${SAMPLE_TOWN}`;
  return {
    async tile({ layer, at: [z, x, y], tag }) {
      const began = performance.now();
      const path = `${town}/tiles/${layer}/${z}/${x}/${y}.mvt`;
      const reply = await pool.request({
        path,
        method: 'GET',
        headers: { ...headers, ...(tag ? { 'if-none-match': tag } : {}) },
      });
      const body = Buffer.from(await reply.body.arrayBuffer());
      const ms = performance.now() - began;
      const packed = reply.headers['content-encoding'] === 'gzip';
      return {
        ...{ layer, status: reply.statusCode, ms, bytes: body.length, tag: String(reply.headers['etag']) },
        text: () => (packed ? gunzipSync(body) : body).toString('latin1'),
      };
    },
    async json<T>(path: string) {
      const reply = await pool.request({
        path: `${town}${path}`,
        method: 'GET',
        headers: { authorization: headers.authorization },
      });
      return (await reply.body.json()) as T; // our own server's answer, compared with the store
    },
    close: () => void pool.destroy(),
  };
}

/** Asks one after the other, so that each time is that of one tile. */
export async function askInTurn(asker: TileAsker, wanted: readonly Wanted[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const one of wanted) asked.push(await asker.tile(one));
  return asked;
}

/** The tile of a zoom that a place lies in. */
export function tileAt(lon: number, lat: number, z: number): Tile {
  return [z, Math.floor(mercatorX(lon) * 2 ** z), Math.floor(mercatorY(lat) * 2 ** z)];
}

/** Tiles of a zoom that cover a box, at most so many of them, evenly taken. */
export function tilesOf([west, south, east, north]: Box, z: number, atMost: number): readonly Tile[] {
  const [, left, top] = tileAt(west, north, z);
  const [, right, bottom] = tileAt(east, south, z);
  const wide = right - left + 1;
  const all = wide * (bottom - top + 1);
  const step = Math.max(1, all / atMost);
  return Array.from({ length: Math.min(all, atMost) }, (_, nth) => {
    const one = Math.floor(nth * step);
    return [z, left + (one % wide), top + Math.floor(one / wide)] as const;
  });
}
