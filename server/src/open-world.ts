import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { PLATFORM_MIGRATIONS, TOWN_MIGRATIONS, townIds } from './people/create-town.ts';
import { townSchema } from './people/in-town.ts';
import { connect } from './support/db/connect.ts';
import { migratePlatform, migrateTown } from './support/db/migrate.ts';
import type { Log } from './support/log.ts';
import { databaseAddress } from './support/postgres/address.ts';
import { OWNER, ownerPassword } from './support/postgres/cluster.ts';
import { tryLockDataDir } from './support/postgres/lock.ts';
import { DATABASE, startPostgres } from './support/postgres/start-postgres.ts';
import { makeStops } from './support/stops.ts';
import type { World } from './support/world.ts';

export type OpenWorld = { readonly world: World; readonly stop: () => Promise<void> };

type Options = {
  readonly config: Config;
  readonly log: Log;
  /** Called when the built-in database ends though nobody asked it to. */
  readonly onLost?: (error: Error) => void;
  /** The command line works beside a running server: then it joins that server's database. */
  readonly join?: boolean;
};

/** Opens the database, brought up to date, and the pools on it. */
export async function openWorld({ config, log, onLost, join: joins = false }: Options): Promise<OpenWorld> {
  const stops = makeStops();
  try {
    const ownerUrl = config.databaseUrl ?? (joins ? runningUrl(config.dataDir) : undefined);
    const database =
      ownerUrl === undefined
        ? await startPostgres({ dataDir: config.dataDir, log, ...(onLost ? { onLost } : {}) })
        : { ownerUrl, stop: async () => {} };
    stops.add(database.stop);
    const ownerSql = connect(database.ownerUrl, { max: 6, applicationName: 'chengyun owner' });
    stops.add(() => ownerSql.end({ timeout: 5 }));
    await migratePlatform(ownerSql, PLATFORM_MIGRATIONS);
    for (const id of await townIds(ownerSql)) await migrateTown(ownerSql, townSchema(id), TOWN_MIGRATIONS);
    const sql = connect(database.ownerUrl, { max: 20, role: 'chengyun_server' });
    stops.add(() => sql.end({ timeout: 5 }));
    return {
      world: { config, log, sql, ownerSql, ownerUrl: database.ownerUrl, now: () => new Date() },
      stop: stops.run,
    };
  } catch (error) {
    await stops.run();
    throw error;
  }
}

/** The address of the database of a server that runs on this data folder, if one does. */
function runningUrl(dataDir: string): string | undefined {
  const unlock = tryLockDataDir(dataDir);
  if (unlock) {
    unlock();
    return undefined;
  }
  const port = Number(readFileSync(join(dataDir, 'postgres.port'), 'utf8'));
  const clusterDir = join(realpathSync(dataDir), 'postgres');
  return databaseAddress(clusterDir, { port, user: OWNER, password: ownerPassword(dataDir), database: DATABASE });
}
