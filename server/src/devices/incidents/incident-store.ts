import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Alarm } from '../alarms/alarm.ts';
import { alarmColumns, numbered, type OwnedLine, rowOf } from '../alarms/alarm-store.ts';
import type { Incident, Place, PlacedAlarm } from './incident.ts';

/** Where devices stand, by device. */
export async function placesOf(sql: Sql, deviceIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const rows = await sql<(Place & { deviceId: string })[]>`
    select id as "deviceId", coalesce(building, 'device:' || id) as key, building, community_code as "communityCode"
    from device where id = any (${[...deviceIds]}::uuid[])`;
  return new Map(rows.map(({ deviceId, ...place }) => [deviceId, place]));
}

/** Open incidents of places, and those named. */
export function incidentsAt(sql: Sql, keys: readonly string[], ids: readonly string[]): Promise<Incident[]> {
  return sql<Incident[]>`
    select id, version, concern, place_key as "placeKey", state, kind, severity, drill, device_id as "deviceId",
      building, community_code as "communityCode", devices, alarms, first_at as "firstAt", last_at as "lastAt", wanted,
      case_id as "caseId"
    from incident where ${concerned(sql, keys, ids)} order by last_at desc`;
}

/** Of incidents, those that people are still at: open, and their case, if they have one, not ended. */
export async function incidentsGoingOn(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select i.id from incident i left join not_closed c on c.id = i.case_id
    where i.id = any (${[...ids]}::uuid[]) and i.state = 'open'
      and (i.case_id is null or c.state not in ('declined', 'voided', 'merged'))`;
  return new Set(rows.map(({ id }) => id));
}

function concerned(sql: Sql, keys: readonly string[], ids: readonly string[]) {
  return sql`((place_key = any (${[...keys]}) and state = 'open') or id = any (${[...ids]}::uuid[]))`;
}

/** The alarms that may belong together: open ones of the places, and all of the incidents of `incidentsAt`. */
export async function alarmsAt(sql: Sql, keys: readonly string[], ids: readonly string[]): Promise<PlacedAlarm[]> {
  const rows = await sql<(Alarm & { key: string; building: string | null; communityCode: string | null })[]>`
    select ${alarmColumns(sql)}, coalesce(d.building, 'device:' || d.id) as key, d.building,
      d.community_code as "communityCode"
    from alarm a join device d on d.id = a.device_id
    where a.incident_id = any (array(select id from incident where ${concerned(sql, keys, ids)}))
      or (a.state <> 'cleared' and coalesce(d.building, 'device:' || d.id) = any (${[...keys]}))`;
  return rows.map(({ key, building, communityCode, ...alarm }) => ({
    alarm,
    place: { key, building, communityCode },
  }));
}

/** Stores incidents, new or changed; what the case stage wrote is left as it is. */
export async function saveIncidents(sql: Sql, incidents: readonly Incident[]): Promise<void> {
  if (incidents.length === 0) return;
  await sql`
    insert into incident select * from jsonb_populate_recordset(null::incident, ${json(sql, incidents.map(rowOf))})
    on conflict (id) do update set version = excluded.version, state = excluded.state, kind = excluded.kind,
      severity = excluded.severity, drill = excluded.drill, devices = excluded.devices, alarms = excluded.alarms, first_at = excluded.first_at,
      last_at = excluded.last_at, wanted = excluded.wanted`;
}

/** Adds lines to the journals of incidents. */
export async function insertIncidentLines(sql: Sql, lines: readonly OwnedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into incident_journal (incident_id, seq, at, action, actor_id, actor_role, from_state, to_state, detail)
    select r.id, coalesce((select max(seq) from incident_journal j where j.incident_id = r.id), 0)
        + row_number() over (partition by r.id order by r.nth),
      r.at, r.action, r."actorId", r."actorRole", r."from", r."to", r.detail
    from jsonb_to_recordset(${json(sql, lines.map(numbered))}) as r (id uuid, nth integer, at timestamptz, action text,
      "actorId" text, "actorRole" text, "from" text, "to" text, detail jsonb)`;
}
