import type { Limit } from '@chengyun/contract/calendar';
import type { Calendar } from './compile.ts';
import { addSeconds, elapsed, totalSeconds } from './due.ts';

/** A span in which a deadline does not count; `to` is null while it lasts. */
export type Pause = { readonly from: Date; readonly to: Date | null; readonly why: string };

/**
 * The due instant when the given pauses (in order, apart) do not count and `extendedSeconds` of the limit's own time are
 * added; `counted` are the pauses that mattered. While the last one is open, the due instant is the one before it.
 */
export function dueAfterPauses(
  start: Date,
  limit: Limit,
  calendar: Calendar,
  pauses: readonly Pause[],
  extendedSeconds = 0,
): { readonly due: Date; readonly counted: readonly Pause[] } {
  let left = totalSeconds(limit, calendar, start) + extendedSeconds;
  let due = addSeconds(start, left, limit.unit, calendar);
  let from = start;
  const counted: Pause[] = [];
  for (const pause of pauses) {
    if (pause.from > due) break;
    counted.push(pause);
    if (!pause.to) break;
    left -= elapsed(from, pause.from, limit.unit, calendar);
    from = pause.to;
    due = addSeconds(from, left, limit.unit, calendar);
  }
  return { due, counted };
}
