import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { PMTiles, TileType } from 'pmtiles';
import type { ByteRange } from './byte-range.ts';

/** A base map in one file (PMTiles 3), read by ranges. */
export interface PmtilesFile {
  readonly bytes: number;
  /** Changes when the file does. */
  readonly mark: string;
  readonly facts: PmtilesFacts;
  /** A stretch of the file as it is; whoever leaves in the middle of one ends no other. */
  readonly stretch: (range: ByteRange) => Readable;
  /** A vector tile, unpacked; undefined where the file has none. */
  readonly tile: (z: number, x: number, y: number) => Promise<Buffer | undefined>;
  readonly close: () => Promise<void>;
}

export interface PmtilesFacts {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly attribution: string | null;
}

/** What every file begins with (PMTiles 3, 3). */
const HEADER_BYTES = 127;

/** Opens a file; throws in a sentence when it holds something else than vector tiles. */
export async function openPmtiles(path: string): Promise<PmtilesFile> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unusable(path, cause);
  });
  try {
    const stat = await handle.stat();
    const { size, mtimeMs } = stat;
    if (!stat.isFile()) throw new Error('it is a folder');
    if (size < HEADER_BYTES) throw new Error('it is too short to be a file of PMTiles 3');
    const archive = new PMTiles({
      getKey: () => path,
      getBytes: async (offset, length) => ({ data: await readRange(handle, offset, length) }),
    });
    const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
    if (tileType !== TileType.Mvt) throw new Error('it holds no vector tiles');
    const about: unknown = await archive.getMetadata();
    return {
      ...{ bytes: size, mark: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}` },
      facts: { minZoom, maxZoom, bounds: [minLon, minLat, maxLon, maxLat], attribution: attributionOf(about) },
      stretch: (range) => Readable.from(pieces(handle, range)),
      tile: async (z, x, y) => {
        const found = z < minZoom || z > maxZoom ? undefined : await archive.getZxy(z, x, y);
        return found && Buffer.from(found.data);
      },
      close: () => handle.close(),
    };
  } catch (cause) {
    await handle.close();
    throw unusable(path, cause);
  }
}

function unusable(path: string, cause: unknown): Error {
  const isGone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const why = isGone ? 'there is no such file' : cause instanceof Error ? cause.message : String(cause);
  return new Error(`PMTILES_FILE=${path} cannot be used: ${why}`, { cause });
}

const PIECE_BYTES = 64 * 1024;

// Not by the handle's own stream: one that is broken off closes the handle under all others.
async function* pieces(handle: FileHandle, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let at = from; at <= to; ) {
    const piece = new Uint8Array(await readRange(handle, at, Math.min(PIECE_BYTES, to + 1 - at)));
    if (piece.length === 0) throw new Error(`the file of base maps ends at ${at}`);
    yield piece;
    at += piece.length;
  }
}

async function readRange(handle: FileHandle, offset: number, length: number): Promise<ArrayBuffer> {
  const data = new ArrayBuffer(length);
  const { bytesRead } = await handle.read(new Uint8Array(data), 0, length, offset);
  return bytesRead === length ? data : data.slice(0, bytesRead);
}

function attributionOf(about: unknown): string | null {
  if (typeof about !== 'object' || about === null || !('attribution' in about)) return null;
  // Files carry it as HTML with links; it is shown as plain words.
  return (
    String(about.attribution)
      .replaceAll(/<[^>]*>/g, '')
      .slice(0, 200) || null
  );
}
