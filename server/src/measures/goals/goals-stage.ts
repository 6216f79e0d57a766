import { openLoop } from '../../cases/open-loop.ts';
import type { Stage } from '../../people/stage.ts';
import type { TownApp } from '../../people/town-route.ts';
import { openCatalogue } from '../plan/catalogue.ts';
import { scorecardRefusals } from '../scorecards/refusals.ts';
import { scorecardRoutes } from '../scorecards/scorecard-routes.ts';
import { openGoalBook } from './goal-book.ts';
import { goalRoutes } from './goal-routes.ts';
import { goalRefusals } from './refusals.ts';

/** The stage of goals and scorecards: how figures stand against what was promised. */
export const goalsStage: Stage = {
  name: 'goals',
  refusals: { ...goalRefusals, ...scorecardRefusals },
  start: async (world) => {
    const [{ loop }, catalogue, book] = await Promise.all([openLoop(world), openCatalogue(), openGoalBook()]);
    const desk = { loop, catalogue, book };
    const routes = (app: TownApp) => {
      goalRoutes(app, desk);
      scorecardRoutes(app, desk);
    };
    return { routes };
  },
};
