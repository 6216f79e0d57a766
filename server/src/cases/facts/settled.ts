import type { Verdict } from '@chengyun/contract/measures';
import type { Clock } from '../clocks/clock.ts';
import type { CaseAggregate } from '../life/aggregate.ts';

/** When a duty was done or due, whichever came first, and how it was met. */
export interface SettledClock {
  readonly at: string | null;
  readonly verdict: Verdict;
}

const nothing: SettledClock = { at: null, verdict: 'none' };

/**
 * Where a clock counts (应处置: due in the period, or due later and done in it already). While it is paused nothing is
 * due; one that ended without a verdict is not judged.
 */
export function settledClock(clock: Clock | undefined): SettledClock {
  if (!clock || clock.state === 'paused') return nothing;
  if (clock.state === 'running') return { at: clock.dueAt.toISOString(), verdict: 'none' };
  if (clock.verdict === null || !clock.stoppedAt) return nothing;
  return { at: earlier(clock.dueAt, clock.stoppedAt).toISOString(), verdict: clock.verdict };
}

/**
 * The same for closing (应结案). A kind without a limit for the whole case is due when its handling is: closed, it has the
 * verdict of the handling, so that the minutes of checking are not charged to the unit.
 */
export function settledClose({ clocks, state, fields }: CaseAggregate): SettledClock {
  if (clocks.whole) return settledClock(clocks.whole);
  const { handle } = clocks;
  if (!handle || handle.state === 'paused') return nothing;
  if (handle.state === 'stopped' && handle.verdict === null) return nothing;
  if (state !== 'closed' || !fields.closedAt) return { at: handle.dueAt.toISOString(), verdict: 'none' };
  const at = earlier(handle.dueAt, new Date(fields.closedAt)).toISOString();
  return { at, verdict: handle.verdict ?? 'none' };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
