import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Alarm, Line } from './alarm.ts';

/** The columns of an alarm under the names of its fields. */
export function alarmColumns(sql: Sql) {
  return sql`
    a.id, a.version, a.device_id as "deviceId", a.kind, a.severity, a.part, a.component, a.profile_id as "profileId", a.rule,
    a.holding, a.state, a.verdict, a.reason, a.value, a.text, a.times, a.first_at as "firstAt", a.last_at as "lastAt",
    a.raised_at as "raisedAt", a.ended_at as "endedAt", a.acknowledged_at as "acknowledgedAt",
    a.judged_at as "judgedAt", a.cleared_at as "clearedAt", a.shelved_until as "shelvedUntil",
    a.occasion_id as "occasionId", a.drill, a.quiet, a.rung, a.escalated_to as "escalatedTo", a.next_at as "nextAt",
    a.incident_id as "incidentId", a.wanted`;
}

/** One writer of alarms at a time in a town, so that counts, incidents and cases are decided on what is true. */
export async function lockAlarms(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' alarms', 0))`;
}

/** The open alarms of devices. */
export function openAlarmsOf(sql: Sql, deviceIds: readonly string[]): Promise<Alarm[]> {
  return sql<Alarm[]>`
    select ${alarmColumns(sql)} from alarm a where a.device_id = any (${[...deviceIds]}::uuid[]) and a.state <> 'cleared'`;
}

/** The last alarm of each kind and part of devices that cleared by itself since an instant, nobody having judged it. */
export function flappingAlarmsOf(sql: Sql, deviceIds: readonly string[], since: Date): Promise<Alarm[]> {
  return sql<Alarm[]>`
    select distinct on (a.device_id, a.kind, a.part) ${alarmColumns(sql)} from alarm a
    where a.device_id = any (${[...deviceIds]}::uuid[]) and a.state = 'cleared' and a.cleared_at > ${since}
      and a.raised_at > ${since}::timestamptz - interval '1 day' and a.verdict is null
      and (select j.actor_role = 'system' from alarm_journal j where j.alarm_id = a.id order by j.seq desc limit 1)
    order by a.device_id, a.kind, a.part, a.cleared_at desc`;
}

/** One alarm; undefined when there is none that the actor may see. */
export async function alarmById(sql: Sql, id: string): Promise<Alarm | undefined> {
  const [alarm] = await sql<Alarm[]>`select ${alarmColumns(sql)} from alarm a where a.id = ${id}`;
  return alarm;
}

/** Alarms whose ladder or shelving wants to be looked at. */
export function dueAlarms(sql: Sql, now: Date, most: number): Promise<Alarm[]> {
  return sql<Alarm[]>`
    select ${alarmColumns(sql)} from alarm a where a.next_at <= ${now} order by a.next_at limit ${most}`;
}

/** Open alarms of a drill or maintenance that is over, as they are themselves; what a person confirmed in it is no drill. */
export function alarmsOfPastOccasions(sql: Sql, now: Date, most: number): Promise<Alarm[]> {
  return sql<Alarm[]>`
    select ${alarmColumns(sql)} from alarm a join occasion o on o.id = a.occasion_id
    where a.quiet and a.state <> 'cleared' and a.ended_at is not null and a.verdict is distinct from 'confirmed'
      and (o.ended_at is not null or o.to_at <= ${now})
    order by a.raised_at limit ${most}`;
}

/** Stores new alarms. */
export async function insertAlarms(sql: Sql, alarms: readonly Alarm[]): Promise<void> {
  if (alarms.length === 0) return;
  await sql`
    insert into alarm (id, version, device_id, kind, severity, part, component, profile_id, rule, holding, state, verdict, reason,
      value, text, times, first_at, last_at, raised_at, ended_at, acknowledged_at, judged_at, cleared_at, shelved_until,
      occasion_id, drill, quiet, rung, escalated_to, next_at, incident_id, wanted)
    select id, version, device_id, kind, severity, part, component, profile_id, rule, holding, state, verdict, reason,
      value, text, times, first_at, last_at, raised_at, ended_at, acknowledged_at, judged_at, cleared_at, shelved_until,
      occasion_id, drill, quiet, rung, escalated_to, next_at, incident_id, wanted
    from jsonb_populate_recordset(null::alarm, ${json(sql, alarms.map(rowOf))})`;
}

/** Stores what changed of alarms that are there. */
export async function updateAlarms(sql: Sql, alarms: readonly Alarm[]): Promise<void> {
  if (alarms.length === 0) return;
  await sql`
    update alarm a set version = r.version, severity = r.severity, rule = r.rule, holding = r.holding, state = r.state,
      verdict = r.verdict, reason = r.reason, value = r.value, text = r.text, times = r.times, last_at = r.last_at,
      ended_at = r.ended_at, acknowledged_at = r.acknowledged_at, judged_at = r.judged_at, cleared_at = r.cleared_at,
      shelved_until = r.shelved_until, rung = r.rung, escalated_to = r.escalated_to, next_at = r.next_at,
      incident_id = r.incident_id, wanted = r.wanted
    from jsonb_populate_recordset(null::alarm, ${json(sql, alarms.map(rowOf))}) r where a.id = r.id`;
}

/** Adds lines to the journals of alarms, each after the last one there. */
export async function insertAlarmLines(sql: Sql, lines: readonly OwnedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into alarm_journal (alarm_id, seq, at, action, actor_id, actor_role, from_state, to_state, detail)
    select r.id, coalesce((select max(seq) from alarm_journal j where j.alarm_id = r.id), 0)
        + row_number() over (partition by r.id order by r.nth),
      r.at, r.action, r."actorId", r."actorRole", r."from", r."to", r.detail
    from jsonb_to_recordset(${json(sql, lines.map(numbered))}) as r (id uuid, nth integer, at timestamptz, action text,
      "actorId" text, "actorRole" text, "from" text, "to" text, detail jsonb)`;
}

/** A line with the id of what it belongs to. */
export type OwnedLine = Line & { readonly id: string };

/** Lines in their order, for a statement that cannot tell it by itself. */
export function numbered(line: OwnedLine, nth: number): OwnedLine & { readonly nth: number } {
  return { ...line, nth };
}

/** A row in the database's names, from fields whose names are the same in another spelling. */
export function rowOf(fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
