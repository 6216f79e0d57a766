import { instantOf, wallOf } from '../../ui/wall-time.ts';

const dayMs = 24 * 3_600_000;

/** The day a slider goes through; `live` where its right end is now. */
export type TimeWindow = { readonly from: Date; readonly to: Date; readonly live: boolean };

/** The last 24 hours, or of an older moment its own day by the town's clock; midnight belongs to the day that begins. */
export function windowOf(value: Date | undefined, now: Date, zone: string): TimeWindow {
  const last = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const dayBack = new Date(last.getTime() - dayMs);
  if (!value || value >= dayBack) return { from: dayBack, to: last, live: true };
  const from = midnight(value, zone);
  // Some hours into the next day, whether that has 23, 24 or 25 hours.
  return { from, to: midnight(new Date(from.getTime() + 1.5 * dayMs), zone), live: false };
}

function midnight(at: Date, zone: string): Date {
  return instantOf(`${wallOf(at, zone).slice(0, 10)}T00:00`, zone) ?? at;
}
