import type { HealthCounts, HealthLine, HealthQuery } from '@chengyun/contract/alarm';
import { healthLineKinds } from '@chengyun/contract/alarm-words';
import type { Sql } from '../../../support/db/connect.ts';
import { deviceKinds } from '../../device-kinds.ts';
import { deviceColumns, toDevice } from './summary.ts';

type HealthRow = Parameters<typeof toDevice>[0] & Omit<HealthLine, 'device' | 'since'> & { readonly since: Date };

/** As many lines as a page shows at a time; a file has all. */
const MOST = 5_000;

/**
 * The maintenance list: devices that are silent, low on battery, stuck or always at zero, street by street. So are those
 * that were never heard of in the day after they were admitted, and one that speaks and has no profile is work: nothing it
 * says makes an alarm. A gateway that speaks for others needs none, nor does a camera, whose events are reviewed.
 */
export async function healthList(sql: Sql, query: HealthQuery, now: Date, most = MOST): Promise<HealthLine[]> {
  const rows = await sql<HealthRow[]>`
    select d.id as "deviceId", ${deviceColumns(sql)}, ill.kind, ill.since, ill.value
    from ${illDevices(sql, query, now)}
    order by d.community_code nulls last, d.building nulls last, d.place, d.name, d.id, ill.kind limit ${most}`;
  return rows.map(({ kind: what, since, value, ...row }) => ({
    device: toDevice(row),
    ...{ kind: what, value, since: since.toISOString() },
  }));
}

/** How many lines of each kind the list has, those beyond a page too. */
export async function healthCounts(
  sql: Sql,
  { community }: Pick<HealthQuery, 'community'>,
  now: Date,
): Promise<HealthCounts> {
  const rows = await sql<{ kind: HealthLine['kind']; many: number }[]>`
    select ill.kind, count(*)::int as many from ${illDevices(sql, community ? { community } : {}, now)} group by ill.kind`;
  const many = new Map(rows.map((row) => [row.kind, row.many]));
  return Object.fromEntries(healthLineKinds.map((kind) => [kind, many.get(kind) ?? 0])) as HealthCounts; // one for each kind
}

/** The lines as `ill` with their devices in use as `d`: said once for the list and whatever counts it. */
function illDevices(sql: Sql, { community = null, kind = null }: NoneFor<HealthQuery>, now: Date) {
  return sql`(
      select device_id, kind, since, value from device_health where ended_at is null
      union all
      select d.id, 'never_heard', d.admitted_at, null from device d
      where d.state = 'active' and d.profile_id is not null and d.admitted_at < ${now}::timestamptz - interval '1 day'
        and not exists (select 1 from device_state s where s.device_id = d.id)
      union all
      select d.id, 'no_profile', d.admitted_at, null from device d
      where d.state = 'active' and d.profile_id is null and not ${deviceKinds.camera(sql)}
        and exists (select 1 from device_state s where s.device_id = d.id)
        and not exists (select 1 from device child where child.parent_id = d.id)
    ) ill join device d on d.id = ill.device_id and d.state = 'active'
      and (${community}::text is null or d.community_code = ${community})
      and (${kind}::text is null or ill.kind = ${kind})`;
}

type NoneFor<T> = { readonly [K in keyof T]?: T[K] | null };
