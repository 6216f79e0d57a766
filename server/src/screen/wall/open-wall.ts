import { openLoop } from '../../cases/open-loop.ts';
import { openGoalBook } from '../../measures/goals/goal-book.ts';
import { openCatalogue } from '../../measures/plan/catalogue.ts';
import type { TownApp } from '../../people/town-route.ts';
import type { World } from '../../support/world.ts';
import { wallRoutes } from './wall-routes.ts';

/** The wall of a world: its routes. */
export async function openWall(world: World): Promise<{ readonly routes: (app: TownApp) => void }> {
  const [{ loop }, catalogue, book] = await Promise.all([openLoop(world), openCatalogue(), openGoalBook()]);
  return { routes: (app) => wallRoutes(app, { loop, catalogue, book }) };
}
