import { importTask } from '../arrivals/arrivals.ts';
import { townIds } from '../people/create-town.ts';
import { holdsClear, sealClear } from '../people/personal/seal-clear.ts';
import { readPolicy } from '../people/policy/policy-store.ts';
import type { Stage } from '../people/stage.ts';
import type { World } from '../support/world.ts';
import { importOpeners } from './import/import-openers.ts';
import { openForIncident } from './incidents/open-for-incident.ts';
import { openLoop } from './open-loop.ts';
import { open311Refusals } from './open311/refusals.ts';
import { open311Routes } from './open311/routes.ts';
import { ownRoutes } from './own/own-routes.ts';
import { eraseOld } from './personal/erase.ts';
import { eraseOldRequests } from './privacy/erase-old.ts';
import { privacyRefusals } from './privacy/refusals.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { caseRefusals } from './refusals.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';
import { tellMerged } from './timer/main-closed.ts';
import { startTimer } from './timer/start-timer.ts';

/** The stage of cases: what it means and who owes what. */
export const casesStage: Stage = {
  name: 'cases',
  refusals: { ...caseRefusals, ...privacyRefusals, ...open311Refusals },
  start: async (world) => {
    const { loop, close } = await openLoop(world);
    await askToSeal(world);
    const timer = startTimer(loop, () => townIds(world.sql), world.log);
    return {
      routes: (app) => {
        caseRoutes(app, loop);
        actionRoutes(app, loop);
        viewRoutes(app, loop);
        privacyRoutes(app, loop);
        ownRoutes(app, loop);
        open311Routes(app, loop);
      },
      tasks: {
        'import.run': importTask(importOpeners(loop)),
        'incident.case': async (payload) => {
          const { townId, incidentId } = payload as { townId: string; incidentId: string };
          await openForIncident(loop, townId, incidentId);
        },
        'personal.seal': async (_payload, { ownerSql, log }) => {
          for (const townId of await townIds(ownerSql)) {
            const sealed = await sealClear(ownerSql, loop.personal, townId);
            if (sealed > 0) log.info({ town: townId, sealed }, 'Reporters stored in clear were sealed');
          }
        },
        'personal.erase': async (_payload, { ownerSql, log }) => {
          const { policy } = await readPolicy(ownerSql);
          for (const townId of await townIds(ownerSql)) {
            const months = policy.personalMonths;
            const erased = await eraseOld(loop, townId, months);
            const requests = await eraseOldRequests(ownerSql, townId, loop.now(), months);
            if (erased + requests > 0) log.info({ town: townId, erased, requests, months }, 'Personal data was erased');
          }
        },
        'case.closed': async (payload) => {
          const { townId, caseId } = payload as { townId: string; caseId: string };
          await tellMerged(loop, townId, caseId);
        },
      },
      timed: [{ task: 'personal.erase', pattern: '10 19 * * *' }],
      stop: async () => {
        await timer.stop();
        await close();
      },
    };
  },
};

// What an earlier version stored in clear is sealed behind the opening of the port: it may be much.
async function askToSeal({ ownerSql }: World): Promise<void> {
  for (const townId of await townIds(ownerSql)) {
    if (!(await holdsClear(ownerSql, townId))) continue;
    await ownerSql`select platform.enqueue('personal.seal', '{}', 'personal.seal')`;
    return;
  }
}
