import { dayIn } from '../../cases/number.ts';
import type { rollSpans } from '../rolls/dimensions.ts';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';

/** A stretch of a period that is read from sums: days of the town, the last one not in it. */
export interface RolledStretch {
  readonly span: (typeof rollSpans)[number];
  readonly from: string;
  readonly to: string;
}

/** What is counted row by row and put to the sums, or taken from them where they reach beyond the period. */
export interface OddEnd extends Period {
  readonly sign: 1 | -1;
}

/** A period cut into what sums hold and what is counted row by row. */
export interface Segments {
  readonly rolled: readonly RolledStretch[];
  /** The instants that the rolled stretches cover, without a gap; null when nothing is rolled. */
  readonly covered: Period | null;
  readonly live: readonly OddEnd[];
}

/** How sums may be read: by day or third of a month at both ends, and what is whole between them by no more than so much. */
export interface Grain {
  readonly fine: 'day' | 'third';
  readonly most: 'fine' | 'month' | 'year';
}

/**
 * Cuts a period at the town's days or thirds, and months. The sums reach to the day or third that is nearest to each end,
 * inside or outside of the period: so no more than half of one is counted row by row.
 */
export function segmentsOf(period: Period, zone: string, { fine, most }: Grain): Segments {
  const [from, to] = [nearest(period.from, zone, fine), nearest(period.to, zone, fine)];
  if (from >= to) return { rolled: [], covered: null, live: [{ ...period, sign: 1 }] };
  const covered = { from: dayStart(zone, from), to: dayStart(zone, to) };
  const live = [...oddEnd(period.from, covered.from), ...oddEnd(covered.to, period.to)];
  return { rolled: stretches({ fine, most }, from, to), covered, live };
}

// From an instant to another that lies behind it, where the sums hold nothing; or before it, where they hold too much.
function oddEnd(from: Date, to: Date): readonly OddEnd[] {
  if (from < to) return [{ from, to, sign: 1 }];
  return from > to ? [{ from: to, to: from, sign: -1 }] : [];
}

function nearest(at: Date, zone: string, fine: Grain['fine']): string {
  const day = dayIn(zone, at);
  const below = fine === 'day' ? day : floorThird(day);
  const above = fine === 'day' ? addDays(day, 1) : thirdAfter(below);
  const [down, up] = [at.getTime() - dayStart(zone, below).getTime(), dayStart(zone, above).getTime() - at.getTime()];
  return down <= up ? below : above;
}

function stretches({ fine, most }: Grain, from: string, to: string): readonly RolledStretch[] {
  const whole = most === 'fine' ? null : monthsWithin(from, to);
  if (!whole) return [{ span: fine, from, to }];
  const [first, end] = whole;
  const parts: readonly RolledStretch[] = [
    { span: fine, from, to: first },
    ...(most === 'year' ? monthsAndYears(first, end) : [{ span: 'month', from: first, to: end } as const]),
    { span: fine, from: end, to },
  ];
  return parts.filter((part) => part.from < part.to);
}

function monthsAndYears(from: string, to: string): readonly RolledStretch[] {
  const first = from.endsWith('-01-01') ? from : `${Number(from.slice(0, 4)) + 1}-01-01`;
  const end = `${to.slice(0, 4)}-01-01`;
  if (first >= end) return [{ span: 'month', from, to }];
  return [
    { span: 'month', from, to: first },
    { span: 'year', from: first, to: end },
    { span: 'month', from: end, to },
  ];
}

function monthsWithin(from: string, to: string): readonly [string, string] | null {
  const first = from.endsWith('-01') ? from : `${addMonths(from, 1).slice(0, 7)}-01`;
  const end = `${to.slice(0, 7)}-01`;
  return first < end ? [first, end] : null;
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
