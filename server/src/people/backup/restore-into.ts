import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { BackupFault } from '../../support/backup/backup-fault.ts';
import type { Manifest } from '../../support/backup/manifest.ts';
import { readManifest } from '../../support/backup/read-manifest.ts';
import { type Restored, restoreBackup } from '../../support/backup/restore-backup.ts';
import { connect, type Pool } from '../../support/db/connect.ts';
import { migratePlatform, migrateTown } from '../../support/db/migrate.ts';
import { makeLog } from '../../support/log.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';
import { PLATFORM_MIGRATIONS, TOWN_MIGRATIONS } from '../create-town.ts';
import { keyFiles } from './make-backup.ts';

/** Brings a backup into the place that the settings name, which must be empty; newer migrations run at the next start. */
export async function restoreInto(
  config: Config,
  from: string,
  tell: (what: string) => void,
): Promise<Restored & { readonly at: string }> {
  const { dataDir, databaseUrl } = config;
  const manifest = await readManifest(from);
  if (databaseUrl === undefined && existsSync(join(dataDir, 'postgres')))
    throw new BackupFault(
      `${dataDir} 已有数据库，请换空目录（DATA_DIR）。${dataDir} holds a database already: name an empty folder (DATA_DIR).`,
    );
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const database =
    databaseUrl === undefined
      ? await startPostgres({ dataDir, log: makeLog('warn') })
      : { ownerUrl: databaseUrl, stop: async () => {} };
  const ownerSql = connect(database.ownerUrl, { max: 2, applicationName: 'chengyun restore' });
  try {
    await refuseFull(ownerSql);
    const keys = keyFiles(config);
    return await undoing(ownerSql, manifest, async () => {
      await makeSchemas(ownerSql, manifest);
      return { ...(await restoreBackup({ ownerSql, from, manifest, dataDir, keys, tell })), at: manifest.at };
    });
  } finally {
    await ownerSql.end({ timeout: 5 });
    await database.stop();
  }
}

async function refuseFull(ownerSql: Pool): Promise<void> {
  const [there] = await ownerSql`select 1 from pg_namespace where nspname = 'platform'`;
  if (there) throw new BackupFault('数据库非空，请用空库恢复。The database is not empty: restore into an empty one.');
}

async function makeSchemas(ownerSql: Pool, { schemas }: Manifest): Promise<void> {
  for (const { name, migrations } of schemas) {
    if (name === 'platform') await migratePlatform(ownerSql, PLATFORM_MIGRATIONS, migrations);
    else if (name.startsWith('town_')) await migrateTown(ownerSql, name, TOWN_MIGRATIONS, migrations);
  }
}

// What was empty is empty again when it did not come in whole, so that the next try may begin.
async function undoing<T>(ownerSql: Pool, { schemas }: Manifest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (const { name } of schemas) await ownerSql`drop schema if exists ${ownerSql(name)} cascade`;
    throw error;
  }
}
