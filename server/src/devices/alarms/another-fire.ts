import { concernOf } from '../incidents/incident.ts';
import type { Signal } from '../rules/rule-state.ts';
import type { Alarm } from './alarm.ts';

/** What ended and comes again within this is the same alarm, once more. */
export const FLAPPING_MS = 5 * 60_000;

/**
 * A detector that tells of no end and was quiet for so long tells of another fire. Those that say theirs again while it
 * burns do so every few seconds or minutes.
 */
export const UNSAID_MS = 60 * 60_000;

/**
 * Whether what begins now is another than the alarm that stands: that had been over for longer than a condition flaps, or
 * its device, which alone holds it, had not said it for an hour. A fault or a shield that is said again lasts.
 */
export function isAnother({ kind, holding, lastAt, endedAt }: Alarm, { rule, at }: Signal, now: Date): boolean {
  if (endedAt !== null) return now.getTime() - endedAt.getTime() >= FLAPPING_MS;
  const isSaidAgain = rule.kind === 'event' && holding.every((id) => id === rule.id);
  return isSaidAgain && concernOf(kind) === 'danger' && at - lastAt.getTime() >= UNSAID_MS;
}
