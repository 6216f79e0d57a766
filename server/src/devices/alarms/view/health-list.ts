import type { HealthLine, HealthQuery } from '@chengyun/contract/alarm';
import type { Sql } from '../../../support/db/connect.ts';
import { deviceKinds } from '../../device-kinds.ts';
import { deviceColumns, toDevice } from './summary.ts';

type HealthRow = Parameters<typeof toDevice>[0] & Omit<HealthLine, 'device' | 'since'> & { readonly since: Date };

const MOST = 5_000;

/**
 * The maintenance list: devices that are silent, low on battery, stuck or always at zero, street by street. Those that
 * were never heard of in the day after they were admitted are silent too, and one that speaks and has no profile is work:
 * nothing it says makes an alarm. A gateway that speaks for others needs none, nor does a camera, whose events are reviewed.
 */
export async function healthList(sql: Sql, { community, kind }: HealthQuery, now: Date): Promise<HealthLine[]> {
  const rows = await sql<HealthRow[]>`
    with ill as (
      select device_id, kind, since, value from device_health where ended_at is null
      union all
      select d.id, 'silent', d.admitted_at, null from device d
      where d.state = 'active' and d.profile_id is not null and d.admitted_at < ${now}::timestamptz - interval '1 day'
        and not exists (select 1 from device_state s where s.device_id = d.id)
      union all
      select d.id, 'no_profile', d.admitted_at, null from device d
      where d.state = 'active' and d.profile_id is null and not ${deviceKinds.camera(sql)}
        and exists (select 1 from device_state s where s.device_id = d.id)
        and not exists (select 1 from device child where child.parent_id = d.id)
    )
    select d.id as "deviceId", ${deviceColumns(sql)}, ill.kind, ill.since, ill.value
    from ill join device d on d.id = ill.device_id and d.state = 'active'
    where (${community ?? null}::text is null or d.community_code = ${community ?? null})
      and (${kind ?? null}::text is null or ill.kind = ${kind ?? null})
    order by d.community_code nulls last, d.building nulls last, d.place, d.name limit ${MOST}`;
  return rows.map(({ kind: what, since, value, ...row }) => ({
    device: toDevice(row),
    ...{ kind: what, value, since: since.toISOString() },
  }));
}
