import type { Sql } from '../../../support/db/connect.ts';

const SECONDS = 90;

/** Notes that somebody looks at these devices; those the actor may not see are passed over. */
export async function watchDevices(sql: Sql, deviceIds: readonly string[], now: Date): Promise<void> {
  await sql`
    insert into device_watch (device_id, until)
    select id, ${now}::timestamptz + make_interval(secs => ${SECONDS}) from device where id = any (${[...deviceIds]}::uuid[])
    order by id
    on conflict (device_id) do update set until = greatest(device_watch.until, excluded.until)`;
}
