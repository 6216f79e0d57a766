import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NIGHTLY = /^chengyun-night-\d{8}-\d{6}\.tar\.zst$/;
/** Of a night in which the server was stopped before its backup was whole. */
const CUT_SHORT = /^chengyun-night-\d{8}-\d{6}\.tar\.zst\.part$/;

/** The name of a backup made at `at`, in UTC; those of the nights are known by their name. */
export function backupName(at: Date, kind: 'night' | 'asked'): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `chengyun-${kind}-${stamp}.tar.zst`;
}

/**
 * Removes the oldest backups of nights beyond `keep`, and what nights that were cut short have left; never one that somebody
 * asked for. For when no backup is being made. Gives the names removed.
 */
export async function keepNewest(dir: string, keep: number): Promise<readonly string[]> {
  const names = await readdir(dir);
  const nights = names.filter((name) => NIGHTLY.test(name)).sort();
  const whole = nights.slice(0, Math.max(0, nights.length - keep));
  const old = [...whole, ...names.filter((name) => CUT_SHORT.test(name))];
  for (const name of old) await rm(join(dir, name));
  return old;
}
