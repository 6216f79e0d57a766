import type { Flood } from '@chengyun/contract/flood';
import type { Sql } from '../../../support/db/connect.ts';
import { json } from '../../../support/db/json.ts';
import type { FloodState } from './step-floods.ts';

/** Writes floods that began or whose rate has changed. */
export async function saveFloods(sql: Sql, floods: readonly FloodState[]): Promise<void> {
  const rows = floods.map(({ beganAt, ...flood }) => ({ ...flood, beganAt: new Date(beganAt).toISOString() }));
  await sql`
    insert into device_flood (device_id, began_at, per_second, most)
    select r."deviceId", r."beganAt", r."perSecond", r.most
    from jsonb_to_recordset(${json(sql, rows)}) as r
      ("deviceId" uuid, "beganAt" timestamptz, "perSecond" integer, most integer)
    on conflict (device_id) where ended_at is null do update set
      per_second = excluded.per_second, most = greatest(device_flood.most, excluded.most)`;
}

/** Notes that floods are over; all of them when no devices are named. */
export async function endFloods(sql: Sql, deviceIds: readonly string[] | null, now: Date): Promise<void> {
  await sql`
    update device_flood set ended_at = greatest(${now}, began_at)
    where ended_at is null and (${deviceIds === null} or device_id = any (${[...(deviceIds ?? [])]}::uuid[]))`;
}

/** Which of these devices stand in the town. */
export async function devicesAmong(sql: Sql, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`select id from device where id = any (${[...ids]}::uuid[])`;
  return rows.map(({ id }) => id);
}

type Row = Omit<Flood, 'beganAt' | 'endedAt'> & { readonly beganAt: Date; readonly endedAt: Date | null };

/** Floods that go on, then those that ended within the last day; newest first. */
export async function listFloods(sql: Sql, now: Date): Promise<Flood[]> {
  const rows = await sql<Row[]>`
    select f.device_id as "deviceId", d.name, d.building, d.place, f.began_at as "beganAt", f.ended_at as "endedAt",
      f.per_second as "perSecond", f.most
    from device_flood f join device d on d.id = f.device_id
    where f.ended_at is null or f.ended_at > ${now}::timestamptz - interval '1 day'
    order by f.ended_at is not null, f.began_at desc limit 100`;
  return rows.map(({ beganAt, endedAt, ...row }) => ({
    ...row,
    beganAt: beganAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
