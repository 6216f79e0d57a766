import type { CalendarDay } from '@chengyun/contract/calendar';
import type { CalendarDraft } from '@chengyun/contract/policy';

/** What a day is: by the weekly rule, or a departure from it. */
export type DayKind = 'work' | 'rest' | 'holiday' | 'makeUp';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of a day that is so many days from another; no zone plays a part. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday of a date: 1 is Monday. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The dates of a month (1 to 12). */
export function datesOf(year: number, month: number): readonly string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, i) => dayAfter(first, i));
}

/** What a date is in a calendar. A listed day that only repeats the weekly rule is as the rule says. */
export function kindOf({ days, workdays }: Pick<CalendarDraft, 'days' | 'workdays'>, date: string): DayKind {
  const ruled = workdays.includes(weekdayOf(date));
  const listed = days[date]?.kind;
  if (listed === 'holiday') return 'holiday';
  if (listed === 'workday') return ruled ? 'work' : 'makeUp';
  return ruled ? 'work' : 'rest';
}

/** The calendar with another departure on a date, or with none there. */
export function withDay(calendar: CalendarDraft, date: string, day: CalendarDay | null): CalendarDraft {
  const { [date]: _, ...others } = calendar.days;
  const days = day ? { ...others, [date]: day } : others;
  return { ...calendar, days: Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** How many days of each kind a year has. */
export function countsOf(calendar: CalendarDraft, year: number): Readonly<Record<DayKind, number>> {
  const counts = { work: 0, rest: 0, holiday: 0, makeUp: 0 };
  for (let month = 1; month <= 12; month++) {
    for (const date of datesOf(year, month)) counts[kindOf(calendar, date)] += 1;
  }
  return counts;
}
