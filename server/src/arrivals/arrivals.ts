import multipart from '@fastify/multipart';
import { townIds } from '../people/create-town.ts';
import { openVault } from '../people/personal/open-vault.ts';
import type { Stage } from '../people/stage.ts';
import type { Task, World } from '../support/world.ts';
import { attachmentRoutes } from './attachments/attachment-routes.ts';
import { dropUnattached } from './attachments/drop-unattached.ts';
import { filesOfTowns } from './files-of-town.ts';
import { importRoutes } from './import/import-routes.ts';
import { doImport, endForgotten, resumeRuns } from './import/run/import-job.ts';
import type { ImportTools } from './import/run/run-import.ts';
import { arrivalRefusals } from './refusals.ts';

/** The stage of arrivals: what reaches the town as files. */
export const arrivalsStage: Stage = {
  name: 'arrivals',
  refusals: arrivalRefusals,
  start: async (world) => {
    for (const townId of await townIds(world.ownerSql)) await resumeRuns(world, townId);
    const files = filesOfTowns(world.config.dataDir);
    return {
      routes: (app) => {
        app.http.register(multipart);
        importRoutes(app, files);
        attachmentRoutes(app, files);
      },
      tasks: { 'arrivals.tidy': () => tidy(world) },
      timed: [{ task: 'arrivals.tidy', pattern: '23 * * * *' }], // hourly, away from the full hour
    };
  },
};

/** The job `import.run`, for the stage that opens cases and knows devices: arrivals writes the run and the job, that stage does it. */
export function importTask(openers: Pick<ImportTools, 'openImported' | 'openDevices'>): Task {
  return async (payload, world, signal) => {
    const { sql, config, now } = world;
    const personal = await openVault(world);
    const files = filesOfTowns(config.dataDir).imports;
    await doImport({ sql, files, personal, ...openers, now }, payload, signal);
  };
}

async function tidy({ sql, ownerSql, config, now }: World): Promise<void> {
  const files = filesOfTowns(config.dataDir);
  for (const townId of await townIds(ownerSql)) {
    await dropUnattached(ownerSql, files.attachments(townId), townId, now());
    await endForgotten({ sql, files: files.imports, now }, townId);
  }
}
