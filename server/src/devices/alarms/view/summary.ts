import type { AlarmDevice, AlarmSummary } from '@chengyun/contract/alarm';
import type { OccasionKind } from '@chengyun/contract/alarm-words';
import type { Actor } from '../../../people/actor.ts';
import type { Sql } from '../../../support/db/connect.ts';
import type { Alarm } from '../alarm.ts';
import { allowedActions } from '../alarm-life.ts';
import { alarmColumns } from '../alarm-store.ts';
import { alarmSources } from './alarm-filter.ts';

/** A device's columns as an alarm shows them; `d` is the device. */
interface DeviceColumns {
  readonly deviceName: string;
  readonly model: string | null;
  readonly deviceProfileId: string | null;
  readonly building: string | null;
  readonly place: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly communityCode: string | null;
}

export type SummaryRow = Alarm &
  DeviceColumns & {
    readonly worst: number;
    readonly occasionKind: OccasionKind | null;
    readonly occasionName: string | null;
    readonly caseId: string | null;
    readonly caseNumber: string | null;
  };

export function deviceColumns(sql: Sql) {
  return sql`d.name as "deviceName", d.model, d.profile_id as "deviceProfileId", d.building, d.place, d.lon, d.lat,
    d.community_code as "communityCode"`;
}

/** Alarms with device, occasion and case; to be followed by a condition on `a`, `d`. */
export function summarySelect(sql: Sql) {
  return sql`
    select ${alarmColumns(sql)}, a.worst, ${deviceColumns(sql)}, o.kind as "occasionKind", o.name as "occasionName",
      c.id as "caseId", c.number as "caseNumber"
    from ${alarmSources(sql)}`;
}

export function toDevice(row: DeviceColumns & { readonly deviceId: string }): AlarmDevice {
  const { deviceId, deviceName, model, deviceProfileId, building, place, lon, lat, communityCode } = row;
  const position: [number, number] | null = lon === null || lat === null ? null : [lon, lat];
  return {
    id: deviceId,
    name: deviceName,
    model,
    profileId: deviceProfileId,
    building,
    place,
    position,
    communityCode,
  };
}

/** An alarm as the contract shows it, with what the actor may do. */
export function toSummary(row: SummaryRow, actor: Actor): AlarmSummary {
  const { id, version, kind, severity, state, verdict, reason, rule, value, text, times, escalatedTo, incidentId } =
    row;
  const { occasionId, occasionKind, occasionName, caseId, caseNumber } = row;
  return {
    ...{ id, version, kind, severity, state, verdict, reason, rule, value, text, times, escalatedTo, incidentId },
    part: row.part === '' ? null : row.part,
    component: row.component,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    endedAt: instant(row.endedAt),
    acknowledgedAt: instant(row.acknowledgedAt),
    clearedAt: instant(row.clearedAt),
    shelvedUntil: instant(row.shelvedUntil),
    occasion: occasionId && occasionKind ? { id: occasionId, kind: occasionKind, name: occasionName ?? '' } : null,
    case: caseId && caseNumber ? { id: caseId, number: caseNumber } : null,
    device: toDevice(row),
    allowedActions: [...allowedActions(row, actor)],
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
