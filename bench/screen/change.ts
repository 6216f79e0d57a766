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

/** Which of these devices burn, as the store has it. */
export function burningAmong({ sql }: World, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return inTown(sql, SAMPLE_TOWN, systemActor, async (tx) => {
    const rows = await tx<{ id: string }[]>`
      select distinct device_id as id from alarm
      where device_id = any (${[...ids]}::uuid[]) and kind = 'fire' and state in ('raised', 'acknowledged', 'confirmed')`;
    return new Set(rows.map(({ id }) => id));
  });
}
