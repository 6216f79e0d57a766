import multipart from '@fastify/multipart';
import { townIds } from '../people/create-town.ts';
import type { TownApp } from '../people/town-route.ts';
import type { Task, Timed } from '../support/world.ts';
import { attachmentRoutes } from './attachments/attachment-routes.ts';
import { dropUnattached } from './attachments/drop-unattached.ts';
import { filesOfTowns } from './files-of-town.ts';
import { importRoutes } from './import/import-routes.ts';
import { doImport, endForgotten } from './import/run/import-job.ts';
import type { OpenImported } from './import/run/run-import.ts';

/** What reaches the town as files: the routes of imports and attachments. */
export async function arrivalRoutes(app: TownApp): Promise<void> {
  await app.http.register(multipart);
  const files = filesOfTowns(app.world.config.dataDir);
  importRoutes(app, files);
  attachmentRoutes(app, files);
}

/** The jobs of arrivals; how rows become cases is the next stage's and is given. */
export function arrivalTasks(openImported: OpenImported): Readonly<Record<string, Task>> {
  return {
    'import.run': async (payload, { sql, config, now }) => {
      const files = filesOfTowns(config.dataDir).imports;
      await doImport({ sql, files, openImported, now }, payload);
    },
    'arrivals.tidy': async (_payload, { sql, ownerSql, config, now }) => {
      const files = filesOfTowns(config.dataDir);
      for (const townId of await townIds(ownerSql)) {
        await dropUnattached(ownerSql, files.attachments(townId), townId, now());
        await endForgotten({ sql, files: files.imports, now }, townId);
      }
    },
  };
}

/** When the tidying runs: hourly, away from the full hour. */
export const arrivalTimes: readonly Timed[] = [{ task: 'arrivals.tidy', pattern: '23 * * * *' }];
