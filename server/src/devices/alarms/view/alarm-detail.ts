import type { AlarmDetail, AlarmLine } from '@chengyun/contract/alarm';
import type { AlarmKind } from '@chengyun/contract/alarm-words';
import type { Role } from '@chengyun/contract/words';
import type { Actor } from '../../../people/actor.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { deviceColumns, type SummaryRow, summarySelect, toDevice, toSummary } from './summary.ts';

const MOST_NEIGHBOURS = 500;
const MOST_EVENTS = 500;

/** One alarm with its journal, the devices of its building and what they said in the hour around it. */
export async function alarmDetail(sql: Sql, id: string, actor: Actor): Promise<AlarmDetail> {
  const [row] = await sql<SummaryRow[]>`${summarySelect(sql)} where a.id = ${id}`;
  if (!row) throw new Refusal('not-found', { what: id });
  const near = { deviceId: row.deviceId, building: row.building };
  const [journal, neighbours, lastHour] = await Promise.all([
    journalOf(sql, id),
    neighboursOf(sql, near),
    hourOf(sql, near, row.lastAt),
  ]);
  return { ...toSummary(row, actor), journal, neighbours, lastHour };
}

type LineRow = Omit<AlarmLine, 'at'> & { readonly at: Date; readonly actorRole: Role };

async function journalOf(sql: Sql, id: string): Promise<AlarmLine[]> {
  const rows = await sql<LineRow[]>`
    select seq, at, action, actor_id as "actorId", actor_role as "actorRole", from_state as "fromState",
      to_state as "toState", detail from alarm_journal where alarm_id = ${id} order by seq`;
  return rows.map((line) => ({ ...line, at: line.at.toISOString() }));
}

interface Near {
  readonly deviceId: string;
  readonly building: string | null;
}

type NeighbourRow = Parameters<typeof toDevice>[0] & {
  readonly lastSeen: Date | null;
  readonly points: Record<string, unknown> | null;
  readonly alarm: AlarmKind | null;
};

async function neighboursOf(sql: Sql, near: Near): Promise<AlarmDetail['neighbours']> {
  const rows = await sql<NeighbourRow[]>`
    select d.id as "deviceId", ${deviceColumns(sql)}, s.last_seen as "lastSeen", s.points,
      (select a.kind from alarm a where a.device_id = d.id and a.state <> 'cleared' order by a.worst desc limit 1) as alarm
    from device d left join device_state s on s.device_id = d.id
    where ${isNear(sql, near)} order by alarm nulls last, d.name limit ${MOST_NEIGHBOURS}`;
  return rows.map((row) => ({
    ...toDevice(row),
    lastSeen: row.lastSeen?.toISOString() ?? null,
    points: row.points ?? {},
    alarm: row.alarm,
  }));
}

type EventRow = Omit<AlarmDetail['lastHour'][number], 'at'> & { readonly at: Date };

async function hourOf(sql: Sql, near: Near, at: Date): Promise<AlarmDetail['lastHour']> {
  const rows = await sql<EventRow[]>`
    select e.at, e.device_id as "deviceId", e.kind, e.begun, e.part, e.text
    from device_event e join device d on d.id = e.device_id
    where ${isNear(sql, near)} and e.at > ${at}::timestamptz - interval '1 hour'
    order by e.at desc limit ${MOST_EVENTS}`;
  return rows.map((event) => ({ ...event, at: event.at.toISOString() }));
}

function isNear(sql: Sql, { deviceId, building }: Near) {
  return building === null ? sql`d.id = ${deviceId}` : sql`d.building = ${building}`;
}
