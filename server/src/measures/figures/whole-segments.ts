import { dayIn } from '../../cases/number.ts';
import type { SpreadSpan } from '../spreads/spread-dimensions.ts';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';

/** Whole days, months or years of the town, the last day not in it. */
export interface WholeStretch {
  readonly span: SpreadSpan;
  readonly from: string;
  readonly to: string;
}

/** A period cut into whole days, months and years, and the odd hours at its ends. */
export interface WholeSegments {
  readonly whole: readonly WholeStretch[];
  /** The instants that the whole stretches cover, without a gap; null when there is no whole day. */
  readonly covered: Period | null;
  readonly live: readonly Period[];
}

/** Cuts a period from within, for what can be put together but not taken away: no stretch reaches beyond it. */
export function wholeSegments({ from, to }: Period, zone: string, most: SpreadSpan): WholeSegments {
  const day = dayIn(zone, from);
  const first = dayStart(zone, day) < from ? addDays(day, 1) : day;
  const last = dayIn(zone, to);
  if (first >= last) return { whole: [], covered: null, live: from < to ? [{ from, to }] : [] };
  const covered = { from: dayStart(zone, first), to: dayStart(zone, last) };
  const ends = [
    { from, to: covered.from },
    { from: covered.to, to },
  ];
  return { whole: stretches(first, last, most), covered, live: ends.filter((one) => one.from < one.to) };
}

const longer = {
  month: { shorter: 'day', months: 1, firstOf: (day: string) => `${day.slice(0, 7)}-01` },
  year: { shorter: 'month', months: 12, firstOf: (day: string) => `${day.slice(0, 4)}-01-01` },
} as const;

// What is whole in the middle by the longest span, its ends by the next shorter one.
function stretches(from: string, to: string, span: SpreadSpan): readonly WholeStretch[] {
  if (from >= to) return [];
  if (span === 'day') return [{ span, from, to }];
  const { shorter, months, firstOf } = longer[span];
  const below = firstOf(from);
  const [start, end] = [below < from ? addMonths(below, months) : from, firstOf(to)];
  if (start >= end) return stretches(from, to, shorter);
  return [...stretches(from, start, shorter), { span, from: start, to: end }, ...stretches(end, to, shorter)];
}
