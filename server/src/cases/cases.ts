import type { Callers } from '../people/caller.ts';
import { townIds } from '../people/create-town.ts';
import type { GroundCache } from '../people/ground-cache.ts';
import { connect } from '../support/db/connect.ts';
import type { Http } from '../support/http/build-http.ts';
import { uuidv7 } from '../support/new-id.ts';
import type { Task, World } from '../support/world.ts';
import type { Loop } from './loop.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';
import { serialTaker } from './serials.ts';
import { tellMerged } from './timer/main-closed.ts';
import { startTimer } from './timer/start-timer.ts';

/** The stage of cases: what it means and who owes what. */
export interface Cases {
  readonly loop: Loop;
  readonly routes: (http: Http) => void;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly stop: () => Promise<void>;
}

/** Starts the loop: numbers, timer, routes. */
export function startCases(world: World, callers: Callers, grounds: GroundCache): Cases {
  const numbers = connect(world.ownerUrl, { role: 'chengyun_server', max: 1, applicationName: 'chengyun numbers' });
  const loop: Loop = {
    pool: world.sql,
    grounds,
    serials: serialTaker(numbers),
    newId: uuidv7,
    now: world.now,
  };
  const timer = startTimer(loop, () => townIds(world.sql), world.log);
  return {
    loop,
    routes: (http) => {
      const app = { http, world, callers };
      caseRoutes(app, loop);
      actionRoutes(app, loop);
      viewRoutes(app, loop);
    },
    tasks: {
      'case.closed': async (payload) => {
        const { townId, caseId } = payload as { townId: string; caseId: string };
        await tellMerged(loop, townId, caseId);
      },
    },
    stop: async () => {
      await timer.stop();
      await numbers.end({ timeout: 5 });
    },
  };
}
