import { openLoop } from '../../cases/open-loop.ts';
import { openCatalogue } from '../../measures/plan/catalogue.ts';
import type { TownApp } from '../../people/town-route.ts';
import type { World } from '../../support/world.ts';
import { wallRoutes } from './wall-routes.ts';

/** The wall of a world: its routes. */
export async function openWall(world: World): Promise<{ readonly routes: (app: TownApp) => void }> {
  const [{ loop }, catalogue] = await Promise.all([openLoop(world), openCatalogue()]);
  return { routes: (app) => wallRoutes(app, { loop, catalogue }) };
}
