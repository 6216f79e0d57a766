import type { AlarmPolicy } from '@chengyun/contract/profile';
import { type Alarm, type ChangedAlarm, systemLine } from './alarm.ts';

type Ladder = AlarmPolicy['ladder'];

/** When the next rung of an alarm that nobody acknowledges is due; null when there is none, or nothing to climb for. */
export function nextRungAt(alarm: Pick<Alarm, 'kind' | 'rung' | 'quiet' | 'raisedAt'>, ladder: Ladder): Date | null {
  const rung = alarm.quiet ? undefined : rungsOf(alarm, ladder)[alarm.rung];
  return rung ? new Date(alarm.raisedAt.getTime() + rung.afterSeconds * 1000) : null;
}

/**
 * The same for a ladder that is not climbed from the raising on: as long after an instant as the rung is after the one
 * before it.
 */
export function nextStepAt(alarm: Pick<Alarm, 'kind' | 'rung' | 'quiet'>, ladder: Ladder, from: Date): Date | null {
  const rungs = rungsOf(alarm, ladder);
  const rung = alarm.quiet ? undefined : rungs[alarm.rung];
  const before = rungs[alarm.rung - 1]?.afterSeconds ?? 0;
  return rung ? new Date(from.getTime() + (rung.afterSeconds - before) * 1000) : null;
}

/** What time brings to an alarm whose moment has come: the end of its shelving, or the next rung of the ladder. */
export function climb(alarm: Alarm, ladder: Ladder, now: Date): ChangedAlarm {
  const { state, shelvedUntil } = alarm;
  const version = alarm.version + 1;
  if (shelvedUntil) {
    if (shelvedUntil > now) return { alarm: { ...alarm, nextAt: shelvedUntil }, lines: [] };
    const back = { ...alarm, version, shelvedUntil: null };
    const nextAt = state === 'raised' ? nextStepAt(back, ladder, now) : null;
    return { alarm: { ...back, nextAt }, lines: [systemLine(now, 'unshelve', state, state)] };
  }
  const rung = state === 'raised' ? rungsOf(alarm, ladder)[alarm.rung] : undefined;
  if (!rung) return { alarm: { ...alarm, nextAt: null }, lines: [] };
  const up = { ...alarm, version, rung: alarm.rung + 1, escalatedTo: rung.to };
  return {
    alarm: { ...up, nextAt: nextStepAt(up, ladder, alarm.nextAt ?? now) },
    lines: [systemLine(now, 'escalate', state, state, { to: rung.to, afterSeconds: rung.afterSeconds })],
  };
}

function rungsOf({ kind }: Pick<Alarm, 'kind'>, ladder: Ladder): Ladder {
  return ladder.filter((rung) => rung.kind === kind).toSorted((a, b) => a.afterSeconds - b.afterSeconds);
}
