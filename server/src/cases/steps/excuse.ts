import type { Clock } from '../clocks/clock.ts';
import { lampOf } from '../clocks/lamp.ts';
import { applyClockEffects } from '../life/apply-clocks.ts';
import type { Decided, StepContext } from './context.ts';

/**
 * What was excused (免责) was one lateness: a case that is late anew after it was reopened is charged for that, and the
 * journal keeps what was granted before.
 */
export function endExcuse({ before, now, calendars }: StepContext, decided: Decided): Decided {
  if (!before.fields.exempt) return decided;
  const { clocks = [], set } = decided.effects;
  const after = applyClockEffects(before.clocks, clocks, now, calendars);
  const anew = (['handle', 'whole'] as const).some((name) => isLateAnew(before.clocks[name], after[name], now));
  return anew ? { ...decided, effects: { ...decided.effects, set: { ...set, exempt: false } } } : decided;
}

function isLateAnew(was: Clock | undefined, is: Clock | undefined, now: Date): boolean {
  if (!was || !is || was.state === 'stopped' || wasLateAtClosing(was)) return false;
  return is.verdict === 'late' || (is.startedAt > was.startedAt && lampOf(was, now) === 'red');
}

// The whole-case clock runs on after a reopening; what it was late by then is the lateness that was excused.
function wasLateAtClosing({ pauses, dueAt }: Clock): boolean {
  return pauses.some(({ why, from }) => why === 'closed' && from > dueAt);
}
