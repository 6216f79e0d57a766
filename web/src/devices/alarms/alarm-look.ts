import type { AlarmSummary } from '@chengyun/contract/alarm';
import type { Lamp } from '@chengyun/contract/words';

type Looked = Pick<AlarmSummary, 'kind' | 'severity' | 'state' | 'shelvedUntil'>;

/** The lamp of an alarm: red for a fire and what is critical, amber for what is urgent, green for the rest. */
export function lampOf({ kind, severity }: Pick<Looked, 'kind' | 'severity'>): Lamp {
  if (kind === 'fire' || severity === 'critical') return 'red';
  return severity === 'major' || kind === 'warning' ? 'yellow' : 'green';
}

/** True for an alarm nobody has taken note of: its sign is filled. */
export function isUnseen({ state, shelvedUntil }: Pick<Looked, 'state' | 'shelvedUntil'>): boolean {
  return state === 'raised' && shelvedUntil === null;
}

/** True for a fire nobody has taken note of: its sign pulses and it sounds. */
export function isBurning(alarm: Looked): boolean {
  return alarm.kind === 'fire' && isUnseen(alarm);
}
