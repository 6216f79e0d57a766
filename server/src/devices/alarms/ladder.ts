import type { AlarmPolicy } from '@chengyun/contract/profile';
import { type Alarm, type ChangedAlarm, systemLine } from './alarm.ts';

type Ladder = AlarmPolicy['ladder'];

/** When the next rung of an alarm that nobody acknowledges is due; null when there is none, or nothing to climb for. */
export function nextRungAt(alarm: Pick<Alarm, 'kind' | 'rung' | 'quiet' | 'raisedAt'>, ladder: Ladder): Date | null {
  const rung = alarm.quiet ? undefined : rungsOf(alarm, ladder)[alarm.rung];
  return rung ? new Date(alarm.raisedAt.getTime() + rung.afterSeconds * 1000) : null;
}

/** What time brings to an alarm whose moment has come: the end of its shelving, or the next rung of the ladder. */
export function climb(alarm: Alarm, ladder: Ladder, now: Date): ChangedAlarm {
  const { state, shelvedUntil } = alarm;
  const version = alarm.version + 1;
  if (shelvedUntil) {
    if (shelvedUntil > now) return { alarm: { ...alarm, nextAt: shelvedUntil }, lines: [] };
    const back = { ...alarm, version, shelvedUntil: null };
    const nextAt = state === 'raised' ? nextRungAt(back, ladder) : null;
    return { alarm: { ...back, nextAt }, lines: [systemLine(now, 'unshelve', state, state)] };
  }
  const rung = state === 'raised' ? rungsOf(alarm, ladder)[alarm.rung] : undefined;
  if (!rung) return { alarm: { ...alarm, nextAt: null }, lines: [] };
  const up = { ...alarm, version, rung: alarm.rung + 1, escalatedTo: rung.to };
  return {
    alarm: { ...up, nextAt: nextRungAt(up, ladder) },
    lines: [systemLine(now, 'escalate', state, state, { to: rung.to, afterSeconds: rung.afterSeconds })],
  };
}

function rungsOf({ kind }: Pick<Alarm, 'kind'>, ladder: Ladder): Ladder {
  return ladder.filter((rung) => rung.kind === kind).toSorted((a, b) => a.afterSeconds - b.afterSeconds);
}
