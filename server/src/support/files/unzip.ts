import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { BadZip, readAt, type ZipEntry } from './zip-entries.ts';

const LOCAL = 0x04034b50; // APPNOTE 4.3.7
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;

/** The unpacked content of one entry, chunk by chunk; throws `BadZip` when it is more than `limit` bytes, whatever the list claims. */
export async function* unzip(file: FileHandle, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  const header = await readAt(file, entry.at, LOCAL_SIZE);
  if (header.readUInt32LE(0) !== LOCAL) throw new BadZip(`"${entry.name}" is not where the list says`);
  const start = entry.at + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  let bytes = 0;
  for await (const chunk of content(file, entry, start)) {
    bytes += chunk.length;
    if (bytes > limit) throw new BadZip(`"${entry.name}" unpacks to more than ${limit} bytes`);
    yield chunk;
  }
}

async function* content(file: FileHandle, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  if (entry.method === STORED) return yield* slices(file, start, entry.packed);
  if (entry.method !== DEFLATED) throw new BadZip(`"${entry.name}" is packed by method ${entry.method}, not deflate`);
  const packed = Readable.from(slices(file, start, entry.packed));
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  packed.pipe(inflate);
  try {
    yield* inflate;
  } catch (cause) {
    if (cause instanceof BadZip) throw cause;
    throw new BadZip(`"${entry.name}" cannot be unpacked`, { cause });
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

const SLICE = 64 * 1024;

// Not the handle's own stream: destroying that closes the file for all other entries.
async function* slices(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += SLICE) yield await readAt(file, start + at, Math.min(SLICE, length - at));
}
