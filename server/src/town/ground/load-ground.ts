import type { Area } from '@chengyun/contract/area';
import type { CalendarData } from '@chengyun/contract/calendar';
import type { Pack } from '@chengyun/contract/pack';
import type { Sql } from '../../support/db/connect.ts';
import { buildAreaIndex } from '../areas/area-index.ts';
import { type Ground, makeGround, type PolicyRow, type TownFacts, type Unit } from './ground.ts';

/** Reads a town's ground; runs inside a transaction that is in the town. */
export async function loadGround(sql: Sql, townId: string): Promise<Ground> {
  const [towns, units, areas, policies] = await Promise.all([
    sql<TownFacts[]>`select id, prefix, zone, sample from platform.town where id = ${townId}`,
    allUnits(sql),
    allAreas(sql),
    sql<{ kind: string; id: string; version: number; data: unknown }[]>`select kind, id, version, data from policy`,
  ]);
  const [town] = towns;
  if (!town) throw new Error(`There is no town ${townId}`);
  const ofKind = <T>(kind: string) => policies.filter((row) => row.kind === kind) as unknown as PolicyRow<T>[];
  return makeGround(town, {
    units,
    areas: buildAreaIndex(areas),
    packs: ofKind<Pack>('pack'),
    calendars: ofKind<CalendarData>('calendar'),
  });
}

/** Every unit of the town, by code. */
export async function allUnits(sql: Sql): Promise<readonly Unit[]> {
  return sql<Unit[]>`
    select id, code, name, kind, parent_id as "parentId", area_codes as "areaCodes", duties, active
    from unit order by code
  `;
}

/** Every area of the town with its polygon, by code. */
export async function allAreas(sql: Sql): Promise<readonly Area[]> {
  return sql<Area[]>`
    select id, code, level, name, parent_id as "parentId", polygon, center, area_m2 as "areaM2"
    from area order by code
  `;
}
