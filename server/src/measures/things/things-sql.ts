import type { AlarmTests, DeviceTests, MeasureDefinition } from '@chengyun/contract/measures';
import type { GroupName } from '../figures/groups.ts';
import { areaNarrowed, type Narrowing } from '../figures/narrow.ts';
import { inSql, quote } from '../plan/condition-sql.ts';

/** A measure of alarms or of devices. */
export type ThingMeasure = Extract<MeasureDefinition, { kind: 'alarms' | 'devices' }>;

// One row per alarm, or per device in use; both with the same names, so that the rest is told once.
const alarms = `
  select a.id, a.device_id, d.name, a.kind, a.state, a.raised_at as at, a.severity, a.verdict, a.drill,
    a.acknowledged_at, d.community_code, d.grid_code, a.profile_id, d.building
  from alarm a join device d on d.id = a.device_id`;
const lasting = (kind: string) => `exists (
  select 1 from alarm a where a.device_id = d.id and a.kind = '${kind}' and a.state <> 'cleared' and a.ended_at is null)`;
const silent = `exists (
  select 1 from device_health h where h.device_id = d.id and h.kind = 'silent' and h.ended_at is null)`;
const devices = `
  select d.id, d.id as device_id, d.name, coalesce(d.profile_id, '') as kind, d.state, s.last_seen as at,
    d.community_code, d.grid_code, d.profile_id, d.building,
    s.last_seen is not null and not ${lasting('offline')} and not ${silent} as online,
    ${lasting('fault')} as fault, ${silent} as silent
  from device d left join device_state s on s.device_id = d.id where d.state = 'active'`;

/** The rows that a measure is about. */
export function thingsSql({ kind }: ThingMeasure): string {
  return kind === 'alarms' ? alarms : devices;
}

/** What is counted, and the part above the line, over those rows. */
export function partsSql(measure: ThingMeasure): { readonly of: string; readonly part: string } {
  if (measure.kind === 'alarms') return { of: alarmSql(measure.of), part: alarmSql(measure.part ?? {}) };
  return { of: deviceSql(measure.of), part: deviceSql(measure.part ?? {}) };
}

function alarmSql({ alarm, severity, state, verdict, drill, acknowledged }: AlarmTests): string {
  return joined([
    ...(alarm ? [inSql('t.kind', alarm)] : []),
    ...(severity ? [inSql('t.severity', severity)] : []),
    ...(state ? [inSql('t.state', state)] : []),
    ...(verdict ? [inSql(`coalesce(t.verdict, 'none')`, verdict)] : []),
    ...flag('t.drill', drill),
    ...flag('t.acknowledged_at is not null', acknowledged),
  ]);
}

function deviceSql({ online, fault, silent: quiet, profile }: DeviceTests): string {
  return joined([
    ...flag('t.online', online),
    ...flag('t.fault', fault),
    ...flag('t.silent', quiet),
    ...(profile ? [inSql('t.profile_id', profile)] : []),
  ]);
}

function flag(column: string, wanted: boolean | undefined): readonly string[] {
  if (wanted === undefined) return [];
  return [wanted ? `(${column})` : `not (${column})`];
}

function joined(tests: readonly string[]): string {
  return tests.length > 0 ? tests.join(' and ') : 'true';
}

/** The group of a row, as SQL. */
export function thingGroupSql(group: GroupName, zone: string): string {
  const local = `(t.at at time zone ${quote(zone)})`;
  switch (group) {
    case 'area':
      return `coalesce(t.community_code, '')`;
    case 'grid':
      return `coalesce(t.grid_code, '')`;
    case 'profile':
      return `coalesce(t.profile_id, '')`;
    case 'site':
      return `coalesce(t.building, '')`;
    case 'kind':
      return 't.kind';
    case 'weekday':
      return `extract(isodow from ${local})::int::text`;
    case 'hour':
      return `extract(hour from ${local})::int::text`;
    case 'day':
      return `${local}::date::text`;
    case 'month':
      return `to_char(${local}, 'YYYY-MM')`;
    default:
      throw new Error(`Alarms and devices are not told apart by ${group}`);
  }
}

const narrowing = ['grid', 'profile', 'site', 'kind', 'weekday', 'hour', 'day', 'month'] as const;

/** What narrows, as a condition on a row. */
export function thingNarrowedSql(asked: Narrowing, zone: string): string {
  const places = areaNarrowed(asked.area).map(({ dimension, values }) =>
    inSql(thingGroupSql(dimension === 'community' ? 'area' : 'grid', zone), values),
  );
  const others = narrowing.flatMap((group) => {
    const key = asked[group];
    return key === undefined ? [] : [`${thingGroupSql(group, zone)} = ${quote(key === 'none' ? '' : key)}`];
  });
  return joined([...places, ...others]);
}
