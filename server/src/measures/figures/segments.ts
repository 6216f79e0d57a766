import { dayIn } from '../../cases/number.ts';
import { floorSixth, type rollSpans } from '../rolls/dimensions.ts';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';

/** A stretch that is read from sums and put to the period or taken from it: days of the town, the last one not in it. */
export interface RolledStretch {
  readonly sign: 1 | -1;
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

/** How sums may be read: by day or sixth of a month at both ends, and what is whole between them by no more than so much. */
export interface Grain {
  readonly fine: 'day' | 'sixth';
  readonly most: 'fine' | 'month' | 'year';
}

/**
 * Cuts a period at the town's days or sixths of months. The sums reach to the day or sixth that is nearest to each end,
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
  const below = fine === 'day' ? day : floorSixth(day);
  const above = fine === 'day' ? addDays(day, 1) : sixthAfter(below);
  const [down, up] = [at.getTime() - dayStart(zone, below).getTime(), dayStart(zone, above).getTime() - at.getTime()];
  return down <= up ? below : above;
}

// Whole years to the nearest at both ends, from there months, from there days or sixths: each shorter than half a longer.
function stretches({ fine, most }: Grain, from: string, to: string): readonly RolledStretch[] {
  const longer: readonly (readonly ['month' | 'year', (day: string) => string])[] = [
    ['month', nearestMonth],
    ['year', nearestYear],
  ];
  let [inner, span]: [readonly [string, string], RolledStretch['span']] = [[from, to], fine];
  const ends: RolledStretch[] = [];
  for (const [next, round] of most === 'fine' ? [] : longer.slice(0, most === 'month' ? 1 : 2)) {
    const [first, last] = inner;
    const [start, end] = [round(first), round(last)];
    if (start >= end) break;
    ends.push(...signedStretch(span, first, start), ...signedStretch(span, end, last));
    [inner, span] = [[start, end], next];
  }
  return [...signedStretch(span, ...inner), ...ends];
}

function signedStretch(span: RolledStretch['span'], from: string, to: string): readonly RolledStretch[] {
  if (from < to) return [{ sign: 1, span, from, to }];
  return from > to ? [{ sign: -1, span, from: to, to: from }] : [];
}

function nearestMonth(day: string): string {
  const first = `${day.slice(0, 7)}-01`;
  return Number(day.slice(8)) <= 15 ? first : addMonths(first, 1);
}

function nearestYear(day: string): string {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) <= 6 ? `${year}-01-01` : `${year + 1}-01-01`;
}

/** The first day after the sixth of a month that begins on a day. */
export function sixthAfter(first: string): string {
  return first.endsWith('-26') ? `${addMonths(first, 1).slice(0, 7)}-01` : addDays(first, 5);
}
