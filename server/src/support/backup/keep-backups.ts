import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NIGHTLY = /^chengyun-night-\d{8}-\d{6}\.tar\.zst$/;

/** The name of a backup made at `at`, in UTC; those of the nights are known by their name. */
export function backupName(at: Date, kind: 'night' | 'asked'): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `chengyun-${kind}-${stamp}.tar.zst`;
}

/** Removes the oldest backups of nights beyond `keep`; never one that somebody asked for. Gives the names removed. */
export async function keepNewest(dir: string, keep: number): Promise<readonly string[]> {
  const nights = (await readdir(dir)).filter((name) => NIGHTLY.test(name)).sort();
  const old = nights.slice(0, Math.max(0, nights.length - keep));
  for (const name of old) await rm(join(dir, name));
  return old;
}
