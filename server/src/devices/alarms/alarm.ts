import type { AlarmKind, AlarmState, Severity, Verdict } from '@chengyun/contract/alarm-words';
import type { CaseWanted } from '@chengyun/contract/profile';
import type { Localized, Role } from '@chengyun/contract/words';

/** One alarm of one device: its current row; the journal beside it says how it came to be so. */
export interface Alarm {
  readonly id: string;
  readonly version: number;
  readonly deviceId: string;
  readonly kind: AlarmKind;
  readonly severity: Severity;
  /** The part of the device, '' for the device as a whole. */
  readonly part: string;
  /** The kind of component that told it (GB/T 26875.3-2011, 8.2.1.2); null where none is known. */
  readonly component: number | null;
  readonly profileId: string;
  /** Name of the rule that raised it. */
  readonly rule: Localized;
  /** Ids of the rules that hold now; the condition is over when none does. */
  readonly holding: readonly string[];
  readonly state: AlarmState;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly value: string | null;
  readonly text: string | null;
  /** How often the device said it. */
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly raisedAt: Date;
  readonly endedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly judgedAt: Date | null;
  readonly clearedAt: Date | null;
  readonly shelvedUntil: Date | null;
  readonly occasionId: string | null;
  readonly drill: boolean;
  /** Expected because of maintenance: recorded, but it climbs no ladder and joins no incident. */
  readonly quiet: boolean;
  readonly rung: number;
  readonly escalatedTo: Role | null;
  /** When the ladder or the end of the shelving wants to be looked at. */
  readonly nextAt: Date | null;
  readonly incidentId: string | null;
  readonly wanted: CaseWanted | null;
}

/** One line of the journal of an alarm or an incident. */
export interface Line {
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorRole: Role;
  readonly from: string | null;
  readonly to: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An alarm after a change, and what the journal says of it. */
export interface ChangedAlarm {
  readonly alarm: Alarm;
  readonly lines: readonly Line[];
}

/** A line of the product acting by itself. */
export function systemLine(
  at: Date,
  action: string,
  from: string | null,
  to: string,
  detail: Line['detail'] = {},
): Line {
  return { at, action, actorId: null, actorRole: 'system', from, to, detail };
}
