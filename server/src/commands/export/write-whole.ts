import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../command.ts';

type Pieces = AsyncIterable<Uint8Array | string>;

/** What was written: bytes, and their SHA-256 in hex. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file whole or not at all: beside its place under the ending `.part`, and to its place once it is on the disk.
 * Its owner alone may read it. What is there already stays unless `force` says to write over it.
 */
export async function writeWhole(path: string, pieces: Pieces, force: boolean): Promise<Written> {
  await refuseTaken(path, force);
  const part = `${path}.part`;
  if (force) await rm(part, { force: true });
  const written = await writeNew(part, pieces);
  await rename(part, path);
  return written;
}

/** Refuses a place where a file is already, before anything is read. */
export async function refuseTaken(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => undefined); // nothing there: as wished
  if (found?.isDirectory()) throw new UsageError(`${path} 是文件夹，请写出文件名。${path} is a folder; name a file.`);
  if (found && !force)
    throw new UsageError(
      `文件 ${path} 已存在，不会覆盖；确需覆盖请加 --force。${path} exists already and is not written over without --force.`,
    );
}

/** Writes a file that is not there yet; what was begun and failed is taken away. */
export async function writeNew(path: string, pieces: Pieces): Promise<Written> {
  const to = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  try {
    return await pour(pieces, to);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw brokenOff(path, error);
    await rm(path, { force: true });
    if (isCode(error, 'ENOENT')) throw noFolder(path, error);
    throw error;
  }
}

/** Writes to a stream that stays open, such as standard output. */
export function writeOut(to: Writable, pieces: Pieces): Promise<Written> {
  return pour(pieces, to, { end: false }).catch((error: unknown) => {
    if (!isCode(error, 'EPIPE')) throw error;
    throw new UsageError('读取方已关闭，导出中止。Whoever read the output went away; the export ended.', {
      cause: error,
    });
  });
}

async function pour(pieces: Pieces, to: Writable, { end = true } = {}): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    pieces,
    async function* (source: Pieces) {
      for await (const piece of source) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    to,
    { end },
  );
  return { bytes, sha256: hash.digest('hex') };
}

function brokenOff(part: string, cause: unknown): UsageError {
  return new UsageError(
    `${part} 已存在：另一个导出正在写入，或上次中断。确认没有导出在进行后，请删除该文件或加 --force。\n` +
      `${part} is there: another export writes it, or one was broken off. When none is under way, remove it or add --force.`,
    { cause },
  );
}

function noFolder(path: string, cause: unknown): UsageError {
  return new UsageError(`文件夹不存在：${path}。There is no such folder: ${path}.`, { cause });
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
