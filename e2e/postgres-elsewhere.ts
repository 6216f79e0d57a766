import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLog } from '../server/src/support/log.ts';
import { accountFor } from '../server/src/support/postgres/account.ts';
import { type Binaries, findBinaries } from '../server/src/support/postgres/binaries.ts';
import { environment } from '../server/src/support/postgres/cluster.ts';
import { runPostmaster } from '../server/src/support/postgres/postmaster.ts';
import { freePort } from './running-server.ts';

/** A PostgreSQL that is not the server's own: nobody starts it again but who stopped it. */
export interface PostgresElsewhere {
  /** For DATABASE_URL. */
  readonly url: string;
  /** Shuts it down as `pg_ctl stop -m fast` does, and waits. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const OWNER = 'town';
const PASSWORD = 'Elsewhere-1';

/**
 * Makes one in a folder of its own and starts it: that of the packages, or of the folder of programs that
 * CHENGYUN_STORY_POSTGRES names (`/usr/lib/postgresql/15/bin`).
 */
export async function postgresElsewhere(): Promise<PostgresElsewhere> {
  const folder = mkdtempSync(join(tmpdir(), 'chengyun-elsewhere-'));
  const clusterDir = join(folder, 'cluster');
  const account = accountFor(folder, clusterDir);
  if (account) chownSync(folder, account.uid, account.gid);
  const binaries = programs(process.env['CHENGYUN_STORY_POSTGRES']) ?? findBinaries(account);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  const args = [
    '-D',
    clusterDir,
    '-U',
    OWNER,
    '--pwfile',
    passwordFile,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--no-locale',
  ];
  const made = spawnSync(binaries.initdb, args, { ...account, cwd: folder, env: environment(), encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const run = { dataDir: folder, clusterDir, account, binaries, port, log: makeLog('silent', false) };
  // It ends because it is told to; whoever wants it back says so.
  const launch = () => runPostmaster(run, () => undefined);
  let stop = await launch();
  return {
    url: `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    stop: () => stop(),
    start: async () => {
      stop = await launch();
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programs(bin: string | undefined): Binaries | undefined {
  return bin === undefined ? undefined : { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), version: '' };
}
