import type { ReportKind } from '@chengyun/contract/reports';
import { dateText, dayNumber, isoWeekday } from '../../../town/calendar/civil.ts';
import { addDays, addMonths, daysBetween } from '../../figures/town-days.ts';

/** A week, month or year of the town by name (2026-W47, 2026-11, 2026); `to` is the day after its last. */
export interface Span {
  readonly kind: ReportKind;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The period of a name, or nothing when there is no such period. */
export function spanNamed(kind: ReportKind, name: string): Span | null {
  if (kind === 'year') return /^\d{4}$/.test(name) ? span(kind, `${name}-01-01`) : null;
  if (kind === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(name) ? span(kind, `${name}-01`) : null;
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(name) ?? [];
  if (year === undefined || week === undefined) return null;
  // The fourth of January is in week 1 (ISO 8601).
  const found = span(kind, addDays(`${year}-01-04`, (Number(week) - 1) * 7));
  return found.name === name ? found : null;
}

/** The period of its kind that a day lies in. */
export function span(kind: ReportKind, day: string): Span {
  if (kind === 'year') {
    const year = day.slice(0, 4);
    return { kind, name: year, from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` };
  }
  if (kind === 'month') {
    const month = day.slice(0, 7);
    return { kind, name: month, from: `${month}-01`, to: addMonths(`${month}-01`, 1) };
  }
  const monday = dayNumber(day) - isoWeekday(dayNumber(day)) + 1;
  return { kind, name: weekName(monday), from: dateText(monday), to: dateText(monday + 7) };
}

// A week belongs to the year of its Thursday (ISO 8601).
function weekName(monday: number): string {
  const year = dateText(monday + 3).slice(0, 4);
  const week = Math.floor((monday + 3 - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The last period that was over when `today` began. */
export function lastSpan(kind: ReportKind, today: string): Span {
  return spanBefore(span(kind, today));
}

/** The period just before (环比). */
export function spanBefore({ kind, from }: Span): Span {
  return span(kind, addDays(from, -1));
}

/** The same a year before (同比): 52 weeks back so that weekdays meet; nothing for a year, whose last is the one before. */
export function spanYearBefore({ kind, from }: Span): Span | null {
  if (kind === 'year') return null;
  return span(kind, kind === 'week' ? addDays(from, -364) : addMonths(from, -12));
}

/** The periods up to this one that its outlook looks at: 8 weeks, 12 months, 5 years, oldest first. */
export function spansUpTo(last: Span): readonly Span[] {
  const all = [last];
  for (let [one] = all; one && all.length < HOW_MANY[last.kind]; all.unshift(one)) one = spanBefore(one);
  return all;
}

const HOW_MANY: Readonly<Record<ReportKind, number>> = { week: 8, month: 12, year: 5 };

/** How many days it has. */
export function daysOf({ from, to }: Pick<Span, 'from' | 'to'>): number {
  return daysBetween(from, to);
}

/** Its days as a reader says them: 11月16日至22日. */
export function spanText({ kind, from, to }: Span): string {
  if (kind === 'year') return `${from.slice(0, 4)}年`;
  const [first, last] = [chineseDay(from), chineseDay(addDays(to, -1))];
  return from.slice(0, 7) === addDays(to, -1).slice(0, 7) ? `${first}至${last.split('月')[1]}` : `${first}至${last}`;
}

/** A day without its year: 11月6日. */
export function chineseDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** The period by its number, as it stands below the title. */
export function subtitleOf(one: Span): string {
  const year = one.name.slice(0, 4);
  if (one.kind === 'year') return `（${year}年）`;
  if (one.kind === 'month') return `（${year}年${Number(one.name.slice(5))}月）`;
  return `（${year}年第${Number(one.name.slice(6))}周，${spanText(one)}）`;
}
