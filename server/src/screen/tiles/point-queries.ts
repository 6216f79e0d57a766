import { deviceKinds } from '../../devices/device-kinds.ts';
import type { Sql } from '../../support/db/connect.ts';

export interface CaseRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly lamp: 'green' | 'yellow' | 'red' | null;
  readonly state: string;
}

/** Open cases that have a place, all or of these ids, as the actor may see them. */
export function openCases(sql: Sql, ids?: readonly string[]): Promise<CaseRow[]> {
  return sql<CaseRow[]>`
    select id, lon, lat, lamp, state from not_closed
    where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')
      and lon is not null and lat is not null ${ids ? sql`and id = any (${[...ids]}::uuid[])` : sql``}`;
}

export interface AlarmRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly severity: 'critical' | 'major' | 'minor' | 'notice';
  readonly state: string;
}

/** Alarms nobody has put aside yet, where their devices are; those of drills and maintenance stay out, as in the lists of the wall. */
export function standingAlarms(sql: Sql, ids?: readonly string[]): Promise<AlarmRow[]> {
  return sql<AlarmRow[]>`
    select a.id, d.lon, d.lat, a.kind, a.severity, a.state
    from alarm a join device d on d.id = a.device_id
    where a.state in ('raised', 'acknowledged', 'confirmed') and not a.quiet and a.shelved_until is null
      and d.lon is not null and d.lat is not null ${ids ? sql`and a.id = any (${[...ids]}::uuid[])` : sql``}`;
}

export interface SiteRow {
  readonly id: string;
  readonly kind: 'poi' | 'aed' | 'shelter';
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

export interface PatrolRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly quiet: boolean;
}

/** Rounds of patrols that are on, where they were heard of last. */
export function patrolsOn(sql: Sql, ids?: readonly string[]): Promise<PatrolRow[]> {
  return sql<PatrolRow[]>`
    select id, lon, lat, quiet from patrol_round
    where ended_at is null and lon is not null ${ids ? sql`and id = any (${[...ids]}::uuid[])` : sql``}`;
}

/** Places of the address book among which the sites are: those with a name of their own, and places of rescue. */
export function namedPlaces(sql: Sql): Promise<SiteRow[]> {
  return sql<SiteRow[]>`select id, kind, name, lon, lat from place where kind in ('poi', 'aed', 'shelter')`;
}

export interface DeviceRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly name: string;
  readonly profileId: string | null;
  readonly active: boolean;
  /** Kinds of its standing alarms, without those of drills and maintenance. */
  readonly alarms: readonly string[] | null;
  readonly silent: boolean;
}

/** Which devices: those of the layer, and of these only those asked for. */
export interface DeviceWanted {
  readonly layer: 'devices' | 'cameras' | 'sections';
  /** Devices of these alarms, and these devices. */
  readonly only?: { readonly alarms: readonly string[]; readonly devices: readonly string[] };
}

/** Devices that have a place, with what is the matter with them. */
export function placedDevices(sql: Sql, { layer, only }: DeviceWanted): Promise<DeviceRow[]> {
  const kinds = {
    devices: sql``,
    cameras: sql`and ${deviceKinds.camera(sql)}`,
    sections: sql`and ${deviceKinds.section(sql)}`,
  };
  const wanted = only
    ? sql`and d.id in (select device_id from alarm where id = any (${[...only.alarms]}::uuid[])
        union all select unnest(${[...only.devices]}::uuid[]))`
    : sql``;
  return sql<DeviceRow[]>`
    select d.id, d.lon, d.lat, d.name, d.profile_id as "profileId", d.state = 'active' as active,
      a.kinds as alarms, h.device_id is not null as silent
    from device d
    left join (
      select device_id, array_agg(distinct kind) as kinds from alarm
      where state in ('raised', 'acknowledged', 'confirmed') and not quiet group by device_id
    ) a on a.device_id = d.id
    left join device_health h on h.device_id = d.id and h.kind = 'silent' and h.ended_at is null
    where d.lon is not null and d.lat is not null ${kinds[layer]} ${wanted}`;
}

/** Devices that have fallen silent. */
export async function silentDevices(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select device_id as id from device_health where kind = 'silent' and ended_at is null`;
  return rows.map(({ id }) => id);
}
