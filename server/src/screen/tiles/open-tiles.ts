import type { TownApp } from '../../people/town-route.ts';
import type { World } from '../../support/world.ts';
import { openLayers } from './layers.ts';
import { tileRoutes } from './tile-routes.ts';

/** Opens the tiles: they hear what changes in the store and are made when somebody looks. */
export async function openTiles({ ownerSql, sql }: World) {
  const layers = openLayers(sql, () => performance.now());
  const live = await ownerSql.listen('chengyun_live', layers.hear, layers.again);
  const ground = await ownerSql.listen('chengyun_ground', layers.groundChanged);
  return {
    routes: (app: TownApp) => tileRoutes(app, layers),
    stop: async () => {
      await Promise.all([live.unlisten(), ground.unlisten()]);
    },
  };
}
