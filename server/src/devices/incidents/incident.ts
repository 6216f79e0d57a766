import type { AlarmKind, Severity } from '@chengyun/contract/alarm-words';
import type { CaseWanted } from '@chengyun/contract/profile';
import type { Alarm, Line } from '../alarms/alarm.ts';

/** Where alarms are gathered: the building, or the device when it stands in none. */
export interface Place {
  readonly key: string;
  readonly building: string | null;
  readonly communityCode: string | null;
}

/** Danger to people and upkeep of devices are never one matter. */
export type Concern = 'danger' | 'upkeep';

/** Several alarms of one place within minutes. */
export interface Incident {
  readonly id: string;
  readonly version: number;
  readonly concern: Concern;
  readonly placeKey: string;
  readonly state: 'open' | 'closed';
  readonly kind: AlarmKind;
  readonly severity: Severity;
  readonly drill: boolean;
  /** The device that began it: where it is when it stands in no building. */
  readonly deviceId: string;
  readonly building: string | null;
  readonly communityCode: string | null;
  readonly devices: number;
  readonly alarms: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly wanted: CaseWanted | null;
  readonly caseId: string | null;
}

/** An alarm where it stands. */
export interface PlacedAlarm {
  readonly alarm: Alarm;
  readonly place: Place;
}

/** An incident after a change. */
export interface ChangedIncident {
  readonly incident: Incident;
  readonly lines: readonly Line[];
}

export function concernOf(kind: AlarmKind): Concern {
  return kind === 'fire' || kind === 'warning' ? 'danger' : 'upkeep';
}
