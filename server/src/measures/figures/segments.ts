import { dayIn } from '../../cases/number.ts';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';

/** A stretch of a period that is read from sums by day or month: days of the town, the last one not in it. */
export interface RolledStretch {
  readonly span: 'day' | 'month';
  readonly from: string;
  readonly to: string;
}

/** A period cut into what sums hold and what is counted row by row. */
export interface Segments {
  readonly rolled: readonly RolledStretch[];
  /** The instants that the rolled stretches cover, without a gap; null when nothing is rolled. */
  readonly covered: Period | null;
  readonly live: readonly Period[];
}

/** How fine sums may be read: by month where whole months lie, by day in between, or days only. */
export type Grain = 'day' | 'day-and-month' | 'month';

/** Cuts a period at the town's days and months. */
export function segmentsOf(period: Period, zone: string, grain: Grain): Segments {
  const first = ceilDay(period.from, zone);
  const end = dayIn(zone, period.to);
  const whole = grain === 'day' ? null : monthsWithin(first, end);
  const [from, to] = grain === 'month' ? (whole ?? [end, end]) : [first, end];
  if (from >= to) return { rolled: [], covered: null, live: [period] };
  const covered = { from: dayStart(zone, from), to: dayStart(zone, to) };
  const edges = [
    { from: period.from, to: covered.from },
    { from: covered.to, to: period.to },
  ];
  return { rolled: stretches(from, to, whole), covered, live: edges.filter((edge) => edge.from < edge.to) };
}

function stretches(from: string, to: string, whole: readonly [string, string] | null): readonly RolledStretch[] {
  if (!whole) return [{ span: 'day', from, to }];
  const [first, end] = whole;
  const parts: readonly RolledStretch[] = [
    { span: 'day', from, to: first },
    { span: 'month', from: first, to: end },
    { span: 'day', from: end, to },
  ];
  return parts.filter((part) => part.from < part.to);
}

function monthsWithin(from: string, to: string): readonly [string, string] | null {
  const first = from.endsWith('-01') ? from : `${addMonths(from, 1).slice(0, 7)}-01`;
  const end = `${to.slice(0, 7)}-01`;
  return first < end ? [first, end] : null;
}

// The first day that lies in the period as a whole.
function ceilDay(at: Date, zone: string): string {
  const day = dayIn(zone, at);
  return dayStart(zone, day).getTime() === at.getTime() ? day : addDays(day, 1);
}
