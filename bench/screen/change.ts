import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown, townSchema } from '../../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../../server/src/sample/create-sample-town.ts';
import type { Sql } from '../../server/src/support/db/connect.ts';
import { uuidv7 } from '../../server/src/support/new-id.ts';
import type { World } from '../../server/src/support/world.ts';

/** Spreads the devices over the town, so that most of them stand alone where one looks closely. */
export async function scatterDevices(
  { ownerSql }: World,
  [west, south, east, north]: readonly [number, number, number, number],
): Promise<void> {
  await ownerSql`
    update ${ownerSql(townSchema(SAMPLE_TOWN))}.device
    set lon = ${west}::float8 + ${east - west}::float8 * random(), lat = ${south}::float8 + ${north - south}::float8 * random()`;
}

/** Raises a fire alarm of a device, or clears it again, and tells as the product does; gives the instant of the commit. */
export async function turnDevice({ sql }: World, deviceId: string, burns: boolean): Promise<number> {
  await inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const id = burns ? await raise(tx, deviceId) : await clear(tx, deviceId);
    const news = JSON.stringify({ town: SAMPLE_TOWN, topic: 'alarm', id, version: burns ? 1 : 2 });
    await tx`select pg_notify('chengyun_live', ${news})`;
  });
  return Date.now();
}

async function raise(tx: Sql, deviceId: string): Promise<string> {
  const id = uuidv7();
  await tx`
    insert into alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times, first_at,
      last_at, raised_at)
    values (${id}, 1, ${deviceId}, 'fire', 'critical', 'smoke-detector', '{}', '{}', 'raised', 1, now(), now(), now())`;
  return id;
}

async function clear(tx: Sql, deviceId: string): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    update alarm set state = 'cleared', version = version + 1, cleared_at = now()
    where device_id = ${deviceId} and state <> 'cleared' returning id`;
  return row?.id ?? deviceId;
}

const LOT_MS = 100;
/** Devices whose alarms come and go beside those that are watched. */
const MOVED = 4_000;

/** What goes on in the town until it is stopped. */
export interface Unrest {
  /** Ends it, once what was begun is stored; gives how many changes a second there were. */
  readonly stop: () => Promise<number>;
}

/** Raises and clears alarms all over the town, `rate` a second, each told of as the product does; leaves some devices alone. */
export async function stirTown({ sql }: World, rate: number, but: readonly string[]): Promise<Unrest> {
  const devices = await inTown(sql, SAMPLE_TOWN, systemActor, (tx) => {
    return tx<{ id: string }[]>`
      select id from device d where external_id like 'BENCH-%' and id <> all (${[...but]}::uuid[])
        and not exists (select from alarm a where a.device_id = d.id) order by random() limit ${MOVED}`;
  });
  const ids = devices.map(({ id }) => id);
  const burning = new Set<string>();
  const begun = performance.now();
  let done = 0;
  let stopped = false;
  const lot = async (many: number) => {
    const chosen = Array.from({ length: many }, (_, nth) => ids[(done + nth) % ids.length] ?? '');
    const rises = chosen.filter((id) => !burning.has(id));
    const falls = chosen.filter((id) => burning.has(id));
    await inTown(sql, SAMPLE_TOWN, systemActor, (tx) => turnMany(tx, rises, falls));
    for (const id of rises) burning.add(id);
    for (const id of falls) burning.delete(id);
    done += many;
  };
  const run = async () => {
    while (!stopped) {
      const due = Math.floor(((performance.now() - begun) / 1000) * rate) - done;
      if (due > 0) await lot(Math.min(due, rate, ids.length));
      await sleep(LOT_MS);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      await running;
      return Math.round(done / ((performance.now() - begun) / 1000));
    },
  };
}

async function turnMany(tx: Sql, rises: readonly string[], falls: readonly string[]): Promise<void> {
  await tx`
    with risen as (
      insert into alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times, first_at,
        last_at, raised_at)
      select gen_random_uuid(), 1, id, 'fire', 'critical', 'smoke-detector', '{}', '{}', 'raised', 1, now(), now(), now()
      from unnest(${[...rises]}::uuid[]) id
      returning id, version),
    fallen as (
      update alarm set state = 'cleared', version = version + 1, cleared_at = now()
      where device_id = any (${[...falls]}::uuid[]) and state <> 'cleared'
      returning id, version)
    select pg_notify('chengyun_live', json_build_object('town', ${SAMPLE_TOWN}::text, 'topic', 'alarm', 'id', id,
      'version', version)::text)
    from (table risen union all table fallen) told`;
}

/** Which of these devices burn, as the store has it. */
export function burningAmong({ sql }: World, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const rows = await tx<{ id: string }[]>`
      select distinct device_id as id from alarm
      where device_id = any (${[...ids]}::uuid[]) and kind = 'fire' and state in ('raised', 'acknowledged', 'confirmed')`;
    return new Set(rows.map(({ id }) => id));
  });
}
