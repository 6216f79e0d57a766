import { type AlarmFilter, type FigureCut, NO_REASON } from '@chengyun/contract/alarm-query';
import { alarmKinds } from '@chengyun/contract/alarm-words';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';

/** Where alarms are found with all that a filter may ask about. */
export function alarmSources(sql: Sql) {
  return sql`alarm a join device d on d.id = a.device_id left join occasion o on o.id = a.occasion_id
      left join incident i on i.id = a.incident_id left join cases c on c.id = i.case_id`;
}

/** Whether an alarm is one of the filter's: the list and every figure stand on this one condition. */
export function isAmong(sql: Sql, filter: AlarmFilter) {
  return sql`${isThere(sql, filter)} ${isJudged(sql, filter)}`;
}

/** What alarms are told apart by in figures: where, which model, which kind of device, which device. */
export function cutOf(sql: Sql, by: FigureCut) {
  switch (by) {
    case 'site':
      return sql`coalesce(d.building, d.place, d.name)`;
    case 'model':
      return sql`coalesce(d.model, a.profile_id)`;
    case 'profile':
      return sql`a.profile_id`;
    case 'device':
      return sql`a.device_id::text`;
  }
}

function isThere(sql: Sql, filter: AlarmFilter) {
  const { state, kind, building, area, device, incident, occasion, from, to, counted } = filter;
  return sql`
    true ${state === 'open' ? sql`and a.state <> 'cleared'` : state ? sql`and a.state = ${state}` : sql``}
    ${kind ? sql`and a.kind = any (${kindsOf(kind)})` : sql``}
    ${counted ? sql`and not a.quiet and a.kind in ('fire', 'warning')` : sql``}
    ${building ? sql`and d.building = ${building}` : sql``}
    ${area ? sql`and (d.community_code = ${area} or d.grid_code = ${area} or d.area_code = ${area})` : sql``}
    ${device ? sql`and a.device_id = ${device}` : sql``}
    ${incident ? sql`and a.incident_id = ${incident}` : sql``}
    ${occasion ? sql`and a.occasion_id = ${occasion}` : sql``}
    ${from ? sql`and a.raised_at >= ${from}` : sql``} ${to ? sql`and a.raised_at < ${to}` : sql``}`;
}

function isJudged(sql: Sql, filter: AlarmFilter) {
  const { site, model, profile, verdict, reason, ack, judge } = filter;
  return sql`
    ${site ? sql`and ${cutOf(sql, 'site')} = ${site}` : sql``}
    ${model ? sql`and ${cutOf(sql, 'model')} = ${model}` : sql``}
    ${profile ? sql`and ${cutOf(sql, 'profile')} = any (${profile.split(',')})` : sql``}
    ${verdict ? isVerdict(sql, verdict) : sql``}
    ${reason ? sql`and ${reasonOf(sql)} = ${reason}` : sql``}
    ${ack ? isSpeed(sql, sql`a.acknowledged_at`, ack) : sql``}
    ${judge ? isSpeed(sql, sql`a.judged_at`, judge) : sql``}
    ${filter.case ? isCase(sql, filter.case) : sql``}`;
}

/** The reason of a verdict, `NO_REASON` where none was given. */
export function reasonOf(sql: Sql) {
  return sql`coalesce(nullif(a.reason, ''), ${NO_REASON})`;
}

function isVerdict(sql: Sql, verdict: NonNullable<AlarmFilter['verdict']>) {
  if (verdict === 'none') return sql`and a.verdict is null`;
  return verdict === 'judged' ? sql`and a.verdict in ('confirmed', 'false')` : sql`and a.verdict = ${verdict}`;
}

function isSpeed(sql: Sql, column: ReturnType<typeof reasonOf>, speed: NonNullable<AlarmFilter['ack']>) {
  if (speed === 'done') return sql`and ${column} is not null`;
  const took = sql`${column} - a.raised_at`;
  return sql`and case when ${column} is null then 'none' when ${took} <= interval '1 minute' then 'm1'
    when ${took} <= interval '3 minutes' then 'm3' when ${took} <= interval '10 minutes' then 'm10'
    when ${took} <= interval '1 hour' then 'h1' else 'later' end = ${speed}`;
}

function isCase(sql: Sql, which: NonNullable<AlarmFilter['case']>) {
  if (which === 'any') return sql`and c.id is not null`;
  return which === 'closed' ? sql`and c.state = 'closed'` : sql`and c.id is not null and c.state <> 'closed'`;
}

function kindsOf(text: string): string[] {
  const kinds = text.split(',');
  const known: readonly string[] = alarmKinds;
  const strange = kinds.find((kind) => !known.includes(kind));
  if (strange === undefined) return kinds;
  const why = { zh: `kind 应为 ${known.join('、')}。`, en: `kind must be of ${known.join(', ')}.` };
  throw new Refusal('bad-request', { why });
}
