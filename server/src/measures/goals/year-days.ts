import { addDays, addMonths, daysBetween } from '../figures/town-days.ts';

/** The months of a year as YYYY-MM, January first. */
export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

/** The first day of the month after. */
export function monthEnd(month: string): string {
  return addMonths(`${month}-01`, 1);
}

/** Days of each month of a year. */
export function daysOf(year: number): readonly number[] {
  return monthsOf(year).map((month) => daysBetween(`${month}-01`, monthEnd(month)));
}

/** How much of a month is over at the end of a day: 0 before the month, 1 after it. */
export function goneOf(month: string, today: string): number {
  const [first, end] = [`${month}-01`, monthEnd(month)];
  const gone = daysBetween(first, addDays(today, 1)) / daysBetween(first, end);
  return Math.min(1, Math.max(0, gone));
}

/** The last day of a month, or today when that comes first. */
export function lastDayOf(month: string, today: string): string {
  const last = addDays(monthEnd(month), -1);
  return last < today ? last : today;
}
