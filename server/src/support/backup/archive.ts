import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { BackupFault } from './backup-fault.ts';

/** Writes entries one after the other into a compressed tar; each has its SHA-256 when it is in. */
export type ArchiveWriter = {
  readonly put: (name: string, content: Buffer) => Promise<void>;
  /** A file of the disk; false when it went away before it could be read. */
  readonly putFile: (name: string, path: string) => Promise<boolean>;
  readonly sums: Readonly<Record<string, string>>;
  /** Ends the archive, which stands under its name only from then on. Gives its size in bytes. */
  readonly end: () => Promise<number>;
  readonly drop: () => Promise<void>;
};

/** Begins an archive at `path` (`.tar.zst`). It may hold all of a town, so only its owner may read it. */
export function writeArchive(path: string): ArchiveWriter {
  const part = `${path}.part`;
  const tar = pack();
  const written = pipeline(tar, createZstdCompress(), createWriteStream(part, { mode: 0o600 }));
  // Whoever writes next or ends hears of a full disk.
  written.catch(() => undefined);
  const sums: Record<string, string> = {};
  const entry = (name: string, size: number) => {
    const ended = Promise.withResolvers<void>();
    const stream = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? ended.reject(error) : ended.resolve()));
    const done = Promise.race([ended.promise, written]);
    // Whoever writes the entry hears of it, also when it is still reading.
    done.catch(() => undefined);
    return { stream, done };
  };
  return {
    sums,
    async put(name, content) {
      const { stream, done } = entry(name, content.length);
      stream.end(content);
      await done;
      sums[name] = createHash('sha256').update(content).digest('hex');
    },
    async putFile(name, path) {
      const file = await open(path).catch(() => null);
      if (!file) return false;
      const { size } = await file.stat();
      const { stream, done } = entry(name, size);
      // A file that grows meanwhile is taken as long as it was.
      const bytes = size === 0 ? [] : file.createReadStream({ end: size - 1 });
      const sum = await sumOf(bytes, async (chunk) => {
        if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
      });
      stream.end(null);
      await done;
      await file.close().catch(() => undefined);
      sums[name] = sum;
      return true;
    },
    async end() {
      tar.finalize();
      await written;
      const file = await open(part, 'r+');
      await file.sync();
      await file.close();
      await rename(part, path);
      return (await stat(path)).size;
    },
    async drop() {
      tar.destroy();
      await written.catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

/** One entry of an archive: its bytes must be read to the end before the next one comes. */
export type ArchiveEntry = { readonly name: string; readonly bytes: AsyncIterable<Buffer> };

/** Reads an archive entry by entry, as far as `each` wants: it goes on while that gives true. Refuses what is no archive or damaged. */
export async function readArchive(path: string, each: (entry: ArchiveEntry) => Promise<boolean>): Promise<void> {
  const tar = extract();
  const source = createReadStream(path);
  const fed = pipeline(source, createZstdDecompress(), tar);
  let refused: unknown;
  try {
    for await (const entry of tar) {
      const more = await each({ name: entry.header.name, bytes: entry as AsyncIterable<Buffer> }).catch((error) => {
        refused = error;
        throw error;
      });
      if (!more) return;
      entry.resume();
    }
    await fed;
  } catch (cause) {
    if (refused instanceof BackupFault) throw refused;
    throw new BackupFault(`${path} 已损坏，或不是备份文件。${path} is damaged, or is no backup.`, { cause });
  } finally {
    fed.catch(() => undefined);
    source.destroy();
  }
}

/** Writes what comes, and gives its digest. */
export async function sumOf(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  write: (chunk: Buffer) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    await write(chunk);
  }
  return hash.digest('hex');
}
