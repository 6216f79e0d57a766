import { setTimeout as sleep } from 'node:timers/promises';
import { siteKindOf } from '@chengyun/contract/site-kind';
import { pointStates, type TileTotals } from '@chengyun/contract/tiles';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown, townSchema } from '../../server/src/people/in-town.ts';
import { makeKey } from '../../server/src/people/keys/make-key.ts';
import { SAMPLE_TOWN } from '../../server/src/sample/create-sample-town.ts';
import type { Sql } from '../../server/src/support/db/connect.ts';
import type { World } from '../../server/src/support/world.ts';
import { turnDevice } from '../screen/change.ts';
import { type Box, type TileAsker, tileAt } from './ask.ts';

export interface Filled {
  readonly key: string;
  readonly box: Box;
}

export interface Size {
  readonly devices: number;
  readonly cases: number;
  readonly alarms: number;
}

/** Puts things on the map of the sample town (null: they are there), and makes a key that sees it all. */
export function fillTiles({ sql, now, ownerSql }: World, size: Size | null): Promise<Filled> {
  return inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const wanted = { name: 'bench', roles: ['chief' as const], scopes: ['read' as const], days: 1, unitIds: [] };
    const { key } = await makeKey(tx, SAMPLE_TOWN, systemActor.id, wanted, now());
    const [town] = await tx<[{ bbox: Box }]>`select bbox from platform.town where id = ${SAMPLE_TOWN}`;
    if (size) await fill(ownerSql, town.bbox, size);
    return { key, box: town.bbox };
  });
}

const SCHEMA = townSchema(SAMPLE_TOWN);

/** Straight into the tables, the ways in are measured elsewhere. Two irrational steps spread things evenly, forty to a house. */
async function fill(owner: Sql, [west, south, east, north]: Box, { devices, cases, alarms }: Size): Promise<void> {
  const place = (house: string) =>
    `${west} + ${east - west} * ((${house} * 0.618034) % 1)::float8, ${south} + ${north - south} * ((${house} * 0.754878) % 1)::float8`;
  await owner.unsafe(`
    insert into ${SCHEMA}.device (id, protocol, external_id, name, profile_id, lon, lat)
    select gen_random_uuid(), 'mqtt', 'BENCH-' || n, '探测器 ' || n,
      (array['smoke-detector', 'gas-detector', 'electrical-fire', 'section-river'])[1 + n % 4], ${place('(n / 40)')}
    from generate_series(1, ${devices}) n`);
  await owner.unsafe(`
    insert into ${SCHEMA}.cases (id, number, version, kind, policy_id, policy_version, source, state, title, lon, lat, lamp,
      reported_at, updated_at)
    select gen_random_uuid(), 'BENCH-' || n, 1, 'ticket', 'hotline', 1, 'phone', 'handling', '案件 ' || n, ${place('n')},
      case when n % 20 = 0 then 'red' when n % 7 = 0 then 'yellow' else 'green' end, now(), now()
    from generate_series(1, ${cases}) n`);
  await owner.unsafe(`
    insert into ${SCHEMA}.alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times, first_at,
      last_at, raised_at)
    select gen_random_uuid(), 1, id, 'fault', 'minor', 'smoke-detector', '{}', '{}', 'raised', 1, now(), now(), now()
    from ${SCHEMA}.device where external_id like 'BENCH-%' order by id limit ${alarms}`);
  await owner.unsafe(`analyze ${SCHEMA}.device, ${SCHEMA}.cases, ${SCHEMA}.not_closed, ${SCHEMA}.alarm`);
}

/** What the store holds, counted by plain questions. */
export function storedTotals({ sql }: World): Promise<TileTotals> {
  return inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const lamps = await tx<{ state: string; n: number }[]>`
      select coalesce(lamp, 'none') as state, count(*)::int as n from cases
      where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked') and lon is not null group by 1`;
    const severities = await tx<{ state: string; n: number }[]>`
      select severity as state, count(*)::int as n from alarm join device d on d.id = device_id
      where alarm.state in ('raised', 'acknowledged', 'confirmed') and not quiet and shelved_until is null
        and d.lon is not null group by 1`;
    const looks = (sections: boolean) => tx<{ state: string; n: number }[]>`
      select case when d.state <> 'active' then 'off' else coalesce((
        select case when bool_or(kind = 'fire') then 'fire' when bool_or(kind = 'warning') then 'warning'
          when bool_or(kind in ('fault', 'tamper', 'shield')) then 'fault' else 'offline' end
        from alarm a where a.device_id = d.id and not a.quiet
          and a.state in ('raised', 'acknowledged', 'confirmed') having count(*) > 0
      ), 'ok') end as state, count(*)::int as n
      from device d where lon is not null ${sections ? tx`and profile_id like 'section-%'` : tx``} group by 1`;
    const places = await tx<Parameters<typeof siteKindOf>[0][]>`select kind, name from place`;
    const sites = Map.groupBy(places, siteKindOf);
    return {
      cases: counted(['none', 'green', 'yellow', 'red'], lamps),
      devices: counted(LOOKS, await looks(false)),
      alarms: counted(['notice', 'minor', 'major', 'critical'], severities),
      cameras: counted(LOOKS, []),
      sections: counted(LOOKS, await looks(true)),
      patrols: counted(['heard', 'quiet'], []),
      sites: Object.fromEntries(pointStates.sites.map((kind) => [kind, sites.get(kind)?.length ?? 0])),
    };
  });
}

const LOOKS = ['off', 'ok', 'offline', 'fault', 'warning', 'fire'];

function counted(states: readonly string[], rows: readonly { readonly state: string; readonly n: number }[]) {
  return Object.fromEntries(states.map((state) => [state, rows.find((row) => row.state === state)?.n ?? 0]));
}

const PATIENCE_MS = 10_000;

/** Raises one fire alarm after another and gives, for each, the milliseconds from its commit until its tile burns. */
export async function raiseAlarms(world: World, asker: TileAsker, many: number): Promise<readonly number[]> {
  const { ownerSql } = world;
  const devices = await ownerSql<{ id: string; lon: number; lat: number }[]>`
    select distinct on (lon, lat) d.id, lon, lat from ${ownerSql(SCHEMA)}.device d
    where external_id like 'BENCH-%' and not exists (select from ${ownerSql(SCHEMA)}.alarm a where a.device_id = d.id)
    order by lon, lat limit ${many}`;
  const times: number[] = [];
  for (const { id, lon, lat } of devices) {
    await turnDevice(world, id, true);
    const began = performance.now();
    const burns = async () =>
      (await asker.tile({ layer: 'devices', at: tileAt(lon, lat, 18) })).text().includes('fire');
    while (!(await burns())) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`device ${id} does not burn in its tile`);
      await sleep(2);
    }
    times.push(performance.now() - began);
  }
  return times;
}
