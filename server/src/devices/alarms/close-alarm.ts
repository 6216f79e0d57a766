import type { OccasionKind } from '@chengyun/contract/alarm-words';
import type { Signal } from '../rules/rule-state.ts';
import { type Alarm, type ChangedAlarm, type Line, systemLine } from './alarm.ts';
import { clearsByItself } from './alarm-life.ts';
import { isAnother } from './another-fire.ts';

/** The end of an alarm by itself, with its line of the journal. */
export function closeAlarm(alarm: Alarm, now: Date, detail: Line['detail'] = {}): ChangedAlarm {
  return {
    alarm: { ...alarm, state: 'cleared', clearedAt: now, holding: [], nextAt: null, shelvedUntil: null },
    lines: [systemLine(now, 'clear', alarm.state, 'cleared', detail)],
  };
}

/** The end of an alarm's condition: it is cleared by itself, or waits for a person. */
export function endAlarm(before: Alarm, at: Date, now: Date, value: string | null = null): ChangedAlarm {
  const ended = { ...before, version: before.version + 1, holding: [], endedAt: at };
  const line = systemLine(now, 'end', before.state, before.state, { value });
  if (!clearsByItself(ended)) return { alarm: ended, lines: [line] };
  const { alarm, lines } = closeAlarm(ended, now);
  return { alarm, lines: [line, ...lines] };
}

/**
 * The end of an open alarm that what begins now has no part in: somebody has judged it and what begins is another, or it is
 * of a drill or maintenance that the device is under no more. What begins now is an alarm of its own, with sound and
 * ladder. Null while the alarm goes on; pure.
 */
export function makeRoom(
  before: Alarm,
  signal: Signal,
  occasion: { readonly id: string; readonly kind: OccasionKind } | null,
  now: Date,
): ChangedAlarm | null {
  const { on, rule } = signal;
  if (!on || before.state === 'cleared' || (rule.kind === 'event' && rule.event === 'confirm')) return null;
  // A rule that is judged anew after a restart says what is known already.
  if (rule.kind !== 'event' && before.holding.includes(rule.id)) return null;
  const { endedAt, verdict, quiet, occasionId } = before;
  const wasNone = endedAt !== null && (verdict === 'false' || verdict === 'test');
  if (wasNone || (verdict !== null && isAnother(before, signal, now))) return closed(before, now, { verdict });
  // What a person confirmed in the middle of a drill is no drill.
  if (quiet && verdict !== 'confirmed' && occasionId !== (occasion?.id ?? null)) {
    return closed(before, now, { occasion: occasionId });
  }
  return null;
}

function closed(before: Alarm, now: Date, detail: Line['detail']): ChangedAlarm {
  return closeAlarm({ ...before, version: before.version + 1 }, now, detail);
}
