import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const GB = 1e9;

/** Refuses in a sentence when a folder's disk has less than so many gigabytes free. */
export function requireRoom(folder: string, gigabytes: number): void {
  const there = existsSync(folder) ? folder : dirname(folder);
  const { bavail, bsize } = statfsSync(there);
  const free = (bavail * bsize) / GB;
  if (free >= gigabytes) return;
  throw new Error(
    `Loading takes up to ${gigabytes} GB and ${there} has ${free.toFixed(1)} GB free; make room, or set TMPDIR to a larger disk.`,
  );
}
