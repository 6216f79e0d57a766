import { addDays, daysBetween } from '../figures/town-days.ts';
import { daysOfMonth } from '../periods/month.ts';

/** The months of a year as YYYY-MM, January first. */
export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

/** Days of each month of a year. */
export function daysOf(year: number): readonly number[] {
  return monthsOf(year).map((month) => {
    const { from, to } = daysOfMonth(month);
    return daysBetween(from, to);
  });
}

/** How much of a month is over at the end of a day: 0 before the month, 1 after it. */
export function goneOf(month: string, today: string): number {
  const { from, to } = daysOfMonth(month);
  const gone = daysBetween(from, addDays(today, 1)) / daysBetween(from, to);
  return Math.min(1, Math.max(0, gone));
}

/** The last day of a month, or today when that comes first. */
export function lastDayOf(month: string, today: string): string {
  const last = addDays(daysOfMonth(month).to, -1);
  return last < today ? last : today;
}
