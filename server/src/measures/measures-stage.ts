import { openLoop } from '../cases/open-loop.ts';
import { townIds } from '../people/create-town.ts';
import type { Stage } from '../people/stage.ts';
import type { TownApp } from '../people/town-route.ts';
import { measureRoutes } from './measures-routes.ts';
import { periodsRoutes } from './periods/periods-routes.ts';
import { openCatalogue } from './plan/catalogue.ts';
import { measureRefusals } from './refusals.ts';
import { startRounds } from './rounds.ts';

/** The stage of measures: what cases, alarms and devices come to. */
export const measuresStage: Stage = {
  name: 'measures',
  refusals: measureRefusals,
  start: async (world) => {
    const [{ loop }, catalogue] = await Promise.all([openLoop(world), openCatalogue()]);
    const rounds = startRounds({ loop, catalogue }, () => townIds(world.sql), world.log);
    const routes = (app: TownApp) => {
      measureRoutes(app, { loop, catalogue });
      periodsRoutes(app, { loop, catalogue });
    };
    return { routes, stop: rounds.stop };
  },
};
