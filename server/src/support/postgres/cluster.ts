import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Account, makeFolderOf } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The owner's login of the built-in database. */
export const OWNER = 'chengyun_owner';

// Written into postgresql.conf once, so an operator may change them there. Everything else is PostgreSQL's default,
// fsync and full_page_writes above all.
const SETTINGS = {
  shared_buffers: `${sharedMegabytes()}MB`,
  max_connections: '100',
  jit: 'off', // costs more than it gains on queries of a few milliseconds
  max_wal_size: '4GB', // the further apart checkpoints are, the fewer pages go whole into the log
  min_wal_size: '256MB',
  wal_compression: 'off', // the only method built in, pglz, takes a tenth of the database's time
  checkpoint_completion_target: '0.9',
  autovacuum_naptime: '10s', // a town that fills within a minute is asked by what stands in it, not by guesses
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/** A sixteenth of the memory there is for us, from 128 MB to 2 GB. */
function sharedMegabytes(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.round(Math.min(2048, Math.max(128, bytes / 16 / 2 ** 20)));
}

/** Makes a new cluster in `clusterDir`; a half-made one from an interrupted start is thrown away first. */
export function createCluster(binaries: Binaries, account: Account, clusterDir: string, password: string): void {
  const half = `${clusterDir}.new`;
  rmSync(half, { recursive: true, force: true });
  makeFolderOf(account, half);
  // initdb reads the password from a file only. The data folder's parents may be closed to the account, so the file
  // lies in a folder of its own, there for a second and readable by nobody else.
  const handover = mkdtempSync(join(tmpdir(), 'chengyun-initdb-'));
  try {
    const passwordFile = join(handover, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    if (account) chownSync(handover, account.uid, account.gid);
    runInitdb(binaries, account, half, passwordFile);
  } finally {
    rmSync(handover, { recursive: true });
  }
  renameSync(half, clusterDir);
}

function runInitdb(binaries: Binaries, account: Account, dir: string, passwordFile: string): void {
  const args = [
    ['-D', pathFor(account, dir), '-U', OWNER, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8'],
    ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', '--no-sync'],
    Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  ];
  const ran = spawnSync(binaries.initdb, args.flat(), { ...account, cwd: dir, encoding: 'utf8', env: environment() });
  if (ran.status === 0) return;
  throw new Error(`The database could not be set up in ${dir}: ${(ran.error?.message ?? ran.stderr).trim()}`);
}

/**
 * The data folder as the account reaches it. Its parents may be closed to another account, but a process started
 * inside the folder can always come back to where it stands.
 */
export function pathFor(account: Account, dir: string): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : dir;
}

/** Our environment without what would steer PostgreSQL (PGDATA, PGPORT, TZ, locale, …). */
export function environment(): NodeJS.ProcessEnv {
  const steering = /^(PG|LC_|LANG|TZ$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !steering.test(name)));
}

/** Throws one sentence when another major version of PostgreSQL wrote the cluster. */
export function checkVersion(clusterDir: string, binaries: Binaries): void {
  const written = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (written === ours) return;
  throw new Error(
    `The database in ${clusterDir} was written by PostgreSQL ${written} and this is ${ours}; restore a backup into a new DATA_DIR.`,
  );
}

/** The owner's password: made once, kept in a file only our own account can read. */
export function ownerPassword(dataDir: string): string {
  const dir = join(dataDir, 'secrets');
  const file = join(dir, 'postgres-owner');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}
