import { chineseDate } from '@chengyun/contract/report-text';
import type { ReportKind } from '@chengyun/contract/reports';
import { type NamedSpan, span, spansTo } from '../../figures/named-span.ts';
import { addDays, addMonths, daysBetween } from '../../figures/town-days.ts';

/** A week, month or year of the town. */
export type Span = NamedSpan<ReportKind>;

/** The same a year before (同比): 52 weeks back so that weekdays meet; nothing for a year, whose last is the one before. */
export function spanYearBefore({ kind, from }: Span): Span | null {
  if (kind === 'year') return null;
  return span(kind, kind === 'week' ? addDays(from, -364) : addMonths(from, -12));
}

/** The periods up to this one that its outlook looks at: 8 weeks, 12 months, 5 years, oldest first. */
export function spansUpTo(last: Span): readonly Span[] {
  return spansTo(last, HOW_MANY[last.kind]);
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
  return chineseDate(day).slice(5);
}

/** An instant by the clock of a zone: 2026年11月23日2时05分. */
export function chineseInstant(zone: string, at: Date): string {
  const [day = '', hour = '', minute = ''] = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, dateStyle: 'short', timeStyle: 'short' },
  })
    .format(at)
    .split(/[ :]/);
  return `${chineseDate(day)}${Number(hour)}时${minute}分`;
}

/** The period by its number, as it stands below the title; of a sample town with its mark. */
export function subtitleOf(one: Span, sample: boolean): string {
  return `（${numbered(one)}${sample ? '，样例数据' : ''}）`;
}

function numbered(one: Span): string {
  const year = one.name.slice(0, 4);
  if (one.kind === 'year') return `${year}年`;
  if (one.kind === 'month') return `${year}年${Number(one.name.slice(5))}月`;
  return `${year}年第${Number(one.name.slice(6))}周，${spanText(one)}`;
}
