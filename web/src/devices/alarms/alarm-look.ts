import type { AlarmSummary } from '@chengyun/contract/alarm';
import type { AlarmState } from '@chengyun/contract/alarm-words';
import type { Lamp } from '@chengyun/contract/words';

type Looked = Pick<AlarmSummary, 'kind' | 'severity' | 'state' | 'shelvedUntil'>;

const over: readonly AlarmState[] = ['false', 'test', 'cleared'];

/** The lamp of an alarm: red for a fire and what is critical, amber for what is urgent, green for the rest and what is over. */
export function lampOf({ kind, severity, state }: Pick<Looked, 'kind' | 'severity'> & Partial<Looked>): Lamp {
  if (state && over.includes(state)) return 'green';
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
