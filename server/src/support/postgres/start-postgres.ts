import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseLogger } from 'pino';
import { connect } from '../db/connect.ts';
import { accountFor, checkOwner } from './account.ts';
import { clearSockets, databaseAddress } from './address.ts';
import { findBinaries } from './binaries.ts';
import { checkVersion, createCluster, OWNER, ownerPassword } from './cluster.ts';
import { keepPostmaster } from './keep-postmaster.ts';
import { lockDataDir, tryLockDataDir } from './lock.ts';
import { stopOrphan } from './orphan.ts';
import { choosePort } from './port.ts';
import { waitUntil } from './processes.ts';

/** The program's database inside a cluster. */
export const DATABASE = 'chengyun';

export type Options = {
  /** Holds `postgres/`, `secrets/` and the lock; made when missing. */
  readonly dataDir: string;
  readonly log: Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Settings of PostgreSQL for this run that overrule its configuration file; tests switch fsync off with it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when PostgreSQL ends though nobody asked it to, and does not come back. */
  readonly onLost?: (error: Error) => void;
};

export type RunningPostgres = {
  /** `postgres://…` of the database's owner: a socket in the data folder, or loopback. */
  readonly ownerUrl: string;
  /** Stops PostgreSQL cleanly and lets go of the data folder; safe to call twice. */
  readonly stop: () => Promise<void>;
};

/** Starts the built-in PostgreSQL of `dataDir` and returns when it accepts connections. */
export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const unlock = await takeDataDir(options.dataDir);
  try {
    const { url, stop } = await startLocked(options, realpathSync(options.dataDir));
    return { ownerUrl: url, stop: () => stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

// A server told to stop may need a moment longer than the npm that ran it; a restart then must not be refused.
const PATIENCE_MS = 3_000;

async function takeDataDir(dataDir: string): Promise<() => void> {
  let unlock: (() => void) | undefined;
  await waitUntil(() => {
    unlock = tryLockDataDir(dataDir);
    return unlock !== undefined;
  }, PATIENCE_MS);
  return unlock ?? lockDataDir(dataDir);
}

async function startLocked(options: Options, dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const clusterDir = join(dataDir, 'postgres');
  checkOwner(clusterDir);
  const account = accountFor(dataDir, clusterDir);
  const binaries = findBinaries(account);
  const password = ownerPassword(dataDir);
  if (!existsSync(clusterDir)) {
    options.log.info({ dir: clusterDir }, 'Setting up the database');
    createCluster(binaries, account, clusterDir, password);
  }
  checkVersion(clusterDir, binaries);
  if (await stopOrphan(clusterDir)) options.log.warn('Stopped a database left over from a server that was killed');
  clearSockets(clusterDir);
  const port = await choosePort(dataDir);
  const run = { ...options, clusterDir, account, binaries, port };
  const stop = await keepPostmaster(run, options.onLost ?? (() => {}));
  const url = (database: string) => databaseAddress(clusterDir, { port, user: OWNER, password, database });
  await createDatabase(url('postgres')).catch((error) => stop().then(() => Promise.reject(error)));
  return { url: url(DATABASE), stop };
}

async function createDatabase(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end();
  }
}
