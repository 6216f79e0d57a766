import { dayIn } from '../../cases/number.ts';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';

/** A stretch of a period that is read from sums: days of the town, the last one not in it. */
export interface RolledStretch {
  readonly span: 'day' | 'third' | 'month';
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

/** How fine sums may be read: by day or third of a month alone, or by whole months with these at both ends. */
export interface Grain {
  readonly fine: 'day' | 'third';
  readonly months: boolean;
}

/** Cuts a period at the town's days or thirds, and months. */
export function segmentsOf(period: Period, zone: string, { fine, months }: Grain): Segments {
  const first = ceilDay(period.from, zone);
  const end = dayIn(zone, period.to);
  const [from, to] = fine === 'day' ? [first, end] : [ceilThird(first), floorThird(end)];
  if (from >= to) return { rolled: [], covered: null, live: [period] };
  const covered = { from: dayStart(zone, from), to: dayStart(zone, to) };
  const edges = [
    { from: period.from, to: covered.from },
    { from: covered.to, to: period.to },
  ];
  const whole = months ? monthsWithin(from, to) : null;
  return { rolled: stretches(fine, from, to, whole), covered, live: edges.filter((edge) => edge.from < edge.to) };
}

function stretches(
  fine: Grain['fine'],
  from: string,
  to: string,
  whole: readonly [string, string] | null,
): readonly RolledStretch[] {
  if (!whole) return [{ span: fine, from, to }];
  const [first, end] = whole;
  const parts: readonly RolledStretch[] = [
    { span: fine, from, to: first },
    { span: 'month', from: first, to: end },
    { span: fine, from: end, to },
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

/** The first day of the third of a month that a day is in: the 1st, 11th or 21st. */
export function floorThird(day: string): string {
  const date = Number(day.slice(8));
  return `${day.slice(0, 7)}-${date > 20 ? '21' : date > 10 ? '11' : '01'}`;
}

/** The first day after the third of a month that begins on a day. */
export function thirdAfter(first: string): string {
  return first.endsWith('-21') ? `${addMonths(first, 1).slice(0, 7)}-01` : addDays(first, 10);
}

function ceilThird(day: string): string {
  const first = floorThird(day);
  return first === day ? day : thirdAfter(first);
}
