import type { CalendarDay } from '@chengyun/contract/calendar';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { statutoryDays } from './statutory-days.ts';

const holidays: Readonly<Record<string, string>> = published.holidays;
const workdays: Readonly<Record<string, string>> = published.workdays;

// The library shortens these; the State Council's notices write them out.
const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/**
 * The holidays and make-up workdays (调休) of the State Council's notices from one `YYYY-MM-DD` to another, both
 * included. For years without a notice yet, the days that are free by law stand in; make-up days cannot be foreseen.
 */
export function nationalDays(from: string, to: string): Readonly<Record<string, CalendarDay>> {
  const lastYear = Number(to.slice(0, 4));
  const foreseen = [];
  for (let year = lastNationalYear() + 1; year <= lastYear; year++) foreseen.push(...statutoryDays(year));
  const days: (readonly [string, CalendarDay])[] = [
    ...foreseen,
    ...Object.entries(holidays).map(([date, name]) => [date, { kind: 'holiday', name: nameOf(name) }] as const),
    ...Object.entries(workdays).map(([date, name]) => [date, { kind: 'workday', name: nameOf(name) }] as const),
  ];
  return Object.fromEntries(days.filter(([date]) => date >= from && date <= to).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last year whose notice is known; of later years only the days free by law are known. */
export function lastNationalYear(): number {
  return Math.max(...Object.keys(holidays).map((date) => Number(date.slice(0, 4))));
}

// The library's form is "Labour Day,劳动节,2": English, Chinese, statutory days.
function nameOf(text: string): { zh: string; en: string } {
  const [en = text, zh = text] = text.split(',');
  return { zh: FULL_NAMES[zh] ?? zh, en };
}
