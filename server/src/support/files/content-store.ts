import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type StoredFile = { readonly sha256: string; readonly bytes: number };

/** Files by the hash of their content, `ab/cd/abcd…`, under one folder: the same content is kept once. */
export type ContentStore = {
  /** Keeps what the stream gives, whole or not at all; throws `TooManyBytes` when it is more than `limit` bytes. */
  readonly put: (content: AsyncIterable<Uint8Array>, limit: number) => Promise<StoredFile>;
  /** Where the file lies, for reading only. */
  readonly pathOf: (sha256: string) => string;
  readonly read: (sha256: string) => ReadStream;
  /** Takes a file away unless it was put (again) after `before`. */
  readonly drop: (sha256: string, before: Date) => Promise<void>;
};

/** More came than may be kept. */
export class TooManyBytes extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Opens the store in `root`; nothing is made before the first file comes. */
export function contentStore(root: string): ContentStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256: ${JSON.stringify(sha256)}`);
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    pathOf,
    put: async (content, limit) => {
      const temporary = join(root, 'coming', randomBytes(12).toString('hex'));
      await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
      try {
        const stored = await write(temporary, content, limit);
        await place(temporary, pathOf(stored.sha256));
        return stored;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    drop: async (sha256, before) => {
      const found = await stat(pathOf(sha256)).catch(() => undefined); // already gone: as wished
      if (found && found.mtime < before) await rm(pathOf(sha256), { force: true });
    },
  };
}

async function write(path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > limit) throw new TooManyBytes(limit);
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.length; ) from += (await file.write(chunk, from)).bytesWritten;
}

// Rename is atomic: a reader sees the whole file or none. A file that is there already only gets younger.
async function place(temporary: string, path: string): Promise<void> {
  const now = new Date();
  const there = await utimes(path, now, now).then(
    () => true,
    () => false,
  );
  if (there) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
