import { DAY_MS } from '../../town/calendar/civil.ts';
import { offsetReader } from '../../town/calendar/zone.ts';

/** First instant of the calendar day an instant lies in, and of the next. */
export type DayBounds = (at: number) => { readonly start: number; readonly end: number };

/** Calendar days of a zone. Keeps the last two, for readings come mostly in order. */
export function dayBounds(zone: string): DayBounds {
  const offsetAt = offsetReader(zone);
  let kept: { readonly start: number; readonly end: number }[] = [];
  return (at) => {
    const known = kept.find(({ start, end }) => at >= start && at < end);
    if (known) return known;
    const found = { start: midnight(at, offsetAt), end: midnight(at, offsetAt, 1) };
    kept = [found, ...kept].slice(0, 2);
    return found;
  };
}

function midnight(at: number, offsetAt: (at: number) => number, days = 0): number {
  const wall = at + offsetAt(at);
  const wanted = (Math.floor(wall / DAY_MS) + days) * DAY_MS;
  // The offset at the midnight itself may be another one, on the day the clocks change.
  const guess = wanted - offsetAt(at);
  return wanted - offsetAt(guess);
}
