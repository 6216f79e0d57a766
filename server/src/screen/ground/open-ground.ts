import type { TownApp } from '../../people/town-route.ts';
import type { World } from '../../support/world.ts';
import { groundRoutes } from './ground-routes.ts';
import { openPmtiles } from './pmtiles-file.ts';

/** Opens the base maps that are set up beside the drawn one; a file that cannot be used stops the start. */
export async function openGround({ config }: World, ask: typeof fetch = fetch) {
  const { pmtilesFile, tiandituKey } = config.map;
  const pmtiles = pmtilesFile === undefined ? undefined : await openPmtiles(pmtilesFile);
  return {
    routes: (app: TownApp) => groundRoutes(app, { pmtiles, tiandituKey, fetch: ask }),
    stop: async () => pmtiles?.close(),
  };
}
