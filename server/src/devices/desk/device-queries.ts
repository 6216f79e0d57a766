import type { DeviceDetail, DevicePage, DeviceQuery, DeviceSummary } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';
import type { Latest } from '../store/tally.ts';

/** A device as the database gives it. */
export type DeviceRow = Omit<DeviceSummary, 'position' | 'lastSeen' | 'lastAt'> & {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly lastSeen: Date | null;
  readonly lastAt: Date | null;
};

/** The columns of a device `d` with its state `s`. */
export function deviceColumns(sql: Sql) {
  return sql`d.id, d.protocol, d.external_id as "externalId", d.name, d.model, d.profile_id as "profileId", d.dialect,
    d.lon, d.lat, d.place, d.building, d.area_code as "areaCode", d.grid_code as "gridCode",
    d.community_code as "communityCode", d.parent_id as "parentId", d.state, d.version,
    s.last_seen as "lastSeen", s.last_at as "lastAt", s.clock_skew_s as "clockSkewSeconds"`;
}

/** One page of devices in the order of their ids, newest first. */
export async function devicePage(sql: Sql, query: DeviceQuery): Promise<DevicePage> {
  const { q, protocol, profile, community, building, state, cursor, limit = 50 } = query;
  const like = q === undefined ? null : `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<DeviceRow[]>`
    select ${deviceColumns(sql)} from device d left join device_state s on s.device_id = d.id
    where true
      ${like === null ? sql`` : sql`and (d.name ilike ${like} or d.external_id ilike ${like} or d.place ilike ${like})`}
      ${protocol === undefined ? sql`` : sql`and d.protocol = ${protocol}`}
      ${profile === undefined ? sql`` : sql`and d.profile_id = ${profile}`}
      ${community === undefined ? sql`` : sql`and d.community_code = ${community}`}
      ${building === undefined ? sql`` : sql`and d.building = ${building}`}
      ${state === undefined ? sql`` : sql`and d.state = ${state}`}
      ${cursor === undefined ? sql`` : sql`and d.id < ${cursor}`}
    order by d.id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  return { devices: page.map(deviceSummary), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** One device with its latest values; undefined when there is none that the actor may see. */
export async function deviceById(sql: Sql, id: string): Promise<DeviceDetail | undefined> {
  const [row] = await sql<(DeviceRow & { points: Readonly<Record<string, Latest>> | null })[]>`
    select ${deviceColumns(sql)}, s.points from device d left join device_state s on s.device_id = d.id where d.id = ${id}`;
  if (!row) return undefined;
  const { points, ...rest } = row;
  const latest = Object.entries(points ?? {}).map(([point, { v, at }]) => ({
    ...{ point, value: v, at: new Date(at).toISOString() },
  }));
  return { ...deviceSummary(rest), latest: latest.sort((a, b) => (a.point < b.point ? -1 : 1)) };
}

/** A device as a list shows it. */
export function deviceSummary({ lon, lat, lastSeen, lastAt, ...rest }: DeviceRow): DeviceSummary {
  return {
    ...rest,
    position: lon === null || lat === null ? null : [lon, lat],
    lastSeen: lastSeen?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}
