import { dateText, dayNumber, isoWeekday } from '../../town/calendar/civil.ts';
import { addDays, addMonths } from './town-days.ts';

/** Kinds of periods that have a name. */
export type SpanKind = 'week' | 'month' | 'quarter' | 'year';

/** A period of the town by name (2026-W47, 2026-11, 2026-Q3, 2026) as days; `to` is the day after its last. */
export interface NamedSpan<K extends SpanKind = SpanKind> {
  readonly kind: K;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const NAMES: Readonly<Record<SpanKind, RegExp>> = {
  week: /^(\d{4})-W(\d\d)$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
};

/** The period of a name, or nothing when there is no such period. */
export function spanNamed<K extends SpanKind>(kind: K, name: string): NamedSpan<K> | null {
  const [, year, nth = '1'] = NAMES[kind].exec(name) ?? [];
  if (year === undefined) return null;
  const found = span(kind, someDayOf(kind, year, Number(nth) - 1));
  return found.name === name ? found : null;
}

/** A day of a year's period, counted from nought. */
function someDayOf(kind: SpanKind, year: string, nth: number): string {
  // The fourth of January is in week 1 (ISO 8601).
  if (kind === 'week') return addDays(`${year}-01-04`, nth * 7);
  return addMonths(`${year}-01-01`, kind === 'quarter' ? nth * 3 : nth);
}

/** The period of its kind that a day lies in. */
export function span<K extends SpanKind>(kind: K, day: string): NamedSpan<K> {
  return { kind, ...daysAround(kind, day) };
}

function daysAround(kind: SpanKind, day: string): Omit<NamedSpan, 'kind'> {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  switch (kind) {
    case 'year':
      return { name: year, from: `${year}-01-01`, to: addMonths(`${year}-01-01`, 12) };
    case 'quarter': {
      const nth = Math.ceil(Number(day.slice(5, 7)) / 3);
      const from = addMonths(`${year}-01-01`, (nth - 1) * 3);
      return { name: `${year}-Q${nth}`, from, to: addMonths(from, 3) };
    }
    case 'month':
      return { name: month, from: `${month}-01`, to: addMonths(`${month}-01`, 1) };
    case 'week': {
      const monday = dayNumber(day) - isoWeekday(dayNumber(day)) + 1;
      return { name: weekName(monday), from: dateText(monday), to: dateText(monday + 7) };
    }
  }
}

// A week belongs to the year of its Thursday (ISO 8601).
function weekName(monday: number): string {
  const year = dateText(monday + 3).slice(0, 4);
  const week = Math.floor((monday + 3 - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The period just before (环比). */
export function spanBefore<K extends SpanKind>({ kind, from }: NamedSpan<K>): NamedSpan<K> {
  return span(kind, addDays(from, -1));
}

/** The last period that was over when `today` began. */
export function lastSpan<K extends SpanKind>(kind: K, today: string): NamedSpan<K> {
  return spanBefore(span(kind, today));
}

/** So many periods up to this one, oldest first. */
export function spansTo<K extends SpanKind>(last: NamedSpan<K>, count: number): readonly NamedSpan<K>[] {
  const all = [last];
  for (let [one] = all; one && all.length < count; all.unshift(one)) one = spanBefore(one);
  return all;
}
