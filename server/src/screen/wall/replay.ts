import type { Replay } from '@chengyun/contract/wall';
import { type CaseState, openStates } from '@chengyun/contract/words';
import { dayIn } from '../../cases/number.ts';
import { deviceKinds } from '../../devices/device-kinds.ts';
import { narrowedBy, narrowedSql } from '../../measures/figures/narrow.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { quote } from '../../measures/plan/condition-sql.ts';
import { lookOf } from '../tiles/point-source.ts';
import type { Telling } from './figure.ts';

/** Points that a map of the past places; figures count all. */
const MOST_PLACED = 5_000;
/** Older open cases and alarms than these are found by their being open still. */
const CASE_DAYS = 120;
const ALARM_DAYS = 30;
/** A patrol is shown with this much of its way, if it was heard of within the other. */
const TRAIL_MINUTES = 30;
const HEARD_MINUTES = 10;

interface PastRow {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly state: string;
}

/** The town as it was at `at`: from the journals of cases and alarms, so it is what the desks saw then. */
export async function replayOf(telling: Telling, at: Date): Promise<Replay> {
  const cases = await casesThen(telling, at);
  const alarms = await alarmsThen(telling, at);
  const devices = await devicesThen(telling, at, alarms);
  const patrols = await patrolsThen(telling, at);
  return {
    at: at.toISOString(),
    ...(await dayUntil(telling, at)),
    open: cases.length,
    late: cases.filter(({ late }) => late).length,
    alarms: alarms.length,
    cases: cases.flatMap(({ lon, lat, ...row }) => placed(lon, lat, row)).slice(0, MOST_PLACED),
    raised: alarms.flatMap(({ lon, lat, deviceId: _, ...row }) => placed(lon, lat, row)).slice(0, MOST_PLACED),
    patrols,
    devices: devices.slice(0, MOST_PLACED),
  };
}

function placed<T extends object>(lon: number | null, lat: number | null, row: T) {
  return lon === null || lat === null ? [] : [{ ...row, position: [lon, lat] as [number, number] }];
}

/** The day's flow from its midnight up to the moment. */
async function dayUntil(
  { sql, ground, cases }: Telling,
  at: Date,
): Promise<Pick<Replay, 'reported' | 'filed' | 'closed'>> {
  const { zone } = ground.town;
  const [from, to] = [dayStart(zone, dayIn(zone, at)), at].map((one) => `timestamptz ${quote(one.toISOString())}`);
  const among = narrowedSql(narrowedBy(cases, ground), 'reported', zone);
  const count = (basis: string, ended: string) =>
    `(select count(*)::int from case_fact f where f.${basis} >= ${from} and f.${basis} < ${to} and ${ended} and ${among})`;
  const [row] = await sql.unsafe<Pick<Replay, 'reported' | 'filed' | 'closed'>[]>(`
    select ${count('reported_at', `f.ended <> 'voided'`)} as reported,
      ${count('filed_at', `f.ended in ('open', 'closed', 'merged')`)} as filed,
      ${count('closed_at', `f.ended = 'closed'`)} as closed`);
  return row ?? { reported: 0, filed: 0, closed: 0 };
}

/** Cases that were open then, each with the state its journal had reached and whether a clock of it had run out. */
function casesThen(
  { sql, ground, cases }: Telling,
  at: Date,
): Promise<readonly (PastRow & { readonly late: boolean })[]> {
  const among = narrowedSql(narrowedBy(cases, ground), 'reported', ground.town.zone);
  const then = `timestamptz ${quote(at.toISOString())}`;
  const open = openStates.map((state: CaseState) => quote(state)).join(', ');
  return sql.unsafe<(PastRow & { late: boolean })[]>(`
    with standing as materialized (
      select f.case_id from case_fact f
      where f.reported_at <= ${then} and f.reported_at > ${then} - interval '${CASE_DAYS} days'
        and (f.closed_at is null or f.closed_at > ${then}) and ${among}
      union all
      select f.case_id from not_closed c join case_fact f on f.case_id = c.id
      where c.state in (${open}) and c.reported_at <= ${then} - interval '${CASE_DAYS} days' and ${among}
    )
    select c.id, c.lon, c.lat, j.to_state as state, exists (
      select from clock k where k.case_id = c.id and k.started_at <= ${then} and k.due_at < ${then}
        and coalesce(k.stopped_at, 'infinity') > ${then}
    ) as late
    from standing s join cases c on c.id = s.case_id
      cross join lateral (select to_state from journal where case_id = s.case_id and at <= ${then} order by seq desc limit 1) j
    where j.to_state in (${open}) order by c.reported_at desc`);
}

interface AlarmRow extends PastRow {
  readonly deviceId: string;
  readonly kind: string;
  readonly severity: string;
}

/** Alarms that were open then, each with the state its journal had reached. */
function alarmsThen({ sql }: Telling, at: Date): Promise<readonly AlarmRow[]> {
  return sql<AlarmRow[]>`
    select a.id, a.device_id as "deviceId", d.lon, d.lat, a.kind, a.severity, coalesce(j.to_state, 'raised') as state
    from alarm a join device d on d.id = a.device_id
      left join lateral (
        select to_state from alarm_journal where alarm_id = a.id and at <= ${at} order by seq desc limit 1
      ) j on true
    where a.raised_at <= ${at} and a.raised_at > ${at}::timestamptz - make_interval(days => ${ALARM_DAYS})
      and (a.cleared_at is null or a.cleared_at > ${at}) and not a.quiet
    order by a.worst desc, a.raised_at desc`;
}

/** Cameras and sections as they were then, and of other devices those with an alarm that nobody had judged to be none. */
async function devicesThen({ sql }: Telling, at: Date, alarms: readonly AlarmRow[]): Promise<Replay['devices']> {
  const kinds = Map.groupBy(
    alarms.filter(({ state }) => isStanding(state)),
    ({ deviceId }) => deviceId,
  );
  const rows = await sql<PastDeviceRow[]>`
    select d.id, d.lon, d.lat, d.state = 'active' as active,
      case when ${deviceKinds.camera(sql)} then 'cameras' when ${deviceKinds.section(sql)} then 'sections'
        else 'devices' end as "of",
      exists (
        select from device_health h where h.device_id = d.id and h.kind = 'silent' and h.ended_at is null and h.since <= ${at}
      ) or exists (
        select from device_health_past h
        where h.device_id = d.id and h.kind = 'silent' and h.since <= ${at} and h.ended_at > ${at}
      ) as silent
    from device d
    where d.lon is not null and d.lat is not null and d.admitted_at <= ${at}
      and (${deviceKinds.camera(sql)} or ${deviceKinds.section(sql)} or d.id = any (${[...kinds.keys()]}::uuid[]))`;
  return rows.map(({ id, lon, lat, of, active, silent }) => {
    const worst = (kinds.get(id) ?? []).map(({ kind }) => kind);
    return { id, position: [lon, lat] as [number, number], of, look: lookOf(active, worst, silent) };
  });
}

interface PastDeviceRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly active: boolean;
  readonly of: Replay['devices'][number]['of'];
  readonly silent: boolean;
}

function isStanding(state: string): boolean {
  return state === 'raised' || state === 'acknowledged' || state === 'confirmed';
}

/** Patrols that were out then, without names. */
async function patrolsThen({ sql }: Telling, at: Date): Promise<Replay['patrols']> {
  const rows = await sql<{ id: string; trail: [number, number][] }[]>`
    select r.id, json_agg(json_build_array(p.lon, p.lat) order by p.at) as trail
    from patrol_round r join patrol_point p on p.round_id = r.id
    where r.started_at <= ${at} and coalesce(r.ended_at, 'infinity') > ${at}
      and p.at <= ${at} and p.at > ${at}::timestamptz - make_interval(mins => ${TRAIL_MINUTES})
    group by r.id having max(p.at) > ${at}::timestamptz - make_interval(mins => ${HEARD_MINUTES})`;
  return rows.flatMap(({ id, trail }) => {
    const position = trail.at(-1);
    return position ? [{ id, position, trail }] : [];
  });
}
