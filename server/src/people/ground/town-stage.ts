import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { replyCache } from '../../support/http/cached-reply.ts';
import { type UnitKind, UnitKinds } from '../../town/packs/pack-file.ts';
import { readYaml } from '../../town/packs/yaml-source.ts';
import type { Stage } from '../stage.ts';
import { areaRoutes } from './area-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { packRoutes } from './pack-routes.ts';
import { placeBook } from './place-book.ts';
import { placeRoutes } from './place-routes.ts';
import { groundRefusals } from './refusals.ts';
import { unitRoutes } from './unit-routes.ts';

const UNIT_KINDS = join(import.meta.dirname, '../../../../packs/unit-kinds.yaml');

/** The town's ground over HTTP: areas, units, packs, calendars, places, base map. */
export const townStage: Stage = {
  name: 'town',
  refusals: groundRefusals,
  start: async (world) => {
    const shippedKinds = await shippedUnitKinds();
    const places = placeBook();
    const replies = replyCache();
    let unitsChanged: (townId: string) => void = () => {};
    // Whoever changes the ground says so on this channel, whichever process it was.
    const listening = await world.ownerSql.listen('chengyun_ground', (townId) => {
      places.forget(townId);
      unitsChanged(townId);
    });
    return {
      routes: (town) => {
        unitsChanged = town.callers.unitsChanged;
        const app = { ...town, replies, places, shippedKinds };
        for (const add of [areaRoutes, unitRoutes, packRoutes, calendarRoutes, placeRoutes]) add(app);
      },
      stop: () => listening.unlisten(),
    };
  },
};

async function shippedUnitKinds(): Promise<readonly UnitKind[]> {
  const { value } = readYaml({ path: 'unit-kinds.yaml', text: await readFile(UNIT_KINDS, 'utf8') });
  return Value.Parse(UnitKinds, value);
}
