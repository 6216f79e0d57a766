import type { CaseBasis } from '@chengyun/contract/measures';
import type { MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { Refusal } from '../../support/http/refusal.ts';
import type { Period } from '../figures/period.ts';
import { addDays, addMonths, dayStart } from '../figures/town-days.ts';
import { quote } from '../plan/condition-sql.ts';

const forms = {
  weekday: { pattern: /^[1-7]$/, fits: '1 – 7' },
  day: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fits: '2026-11-01' },
  month: { pattern: /^\d{4}-(0[1-9]|1[0-2])$/, fits: '2026-11' },
} as const;

/** The part of a period that lies in a day or month of the town, if one is asked for; refuses what is none. */
export function withinTime(
  period: Period,
  { day, month }: Pick<MeasureRowsQuery, 'day' | 'month'>,
  zone: string,
): Period {
  const inDay = day === undefined ? period : cut(period, fitting('day', day), addDays(day, 1), zone);
  if (month === undefined) return inDay;
  const first = `${fitting('month', month)}-01`;
  return cut(inDay, first, addMonths(first, 1), zone);
}

function cut({ from, to }: Period, first: string, end: string, zone: string): Period {
  const [start, stop] = [dayStart(zone, first), dayStart(zone, end)];
  return { from: start > from ? start : from, to: stop < to ? stop : to };
}

/** A weekday that narrows a list, as a condition on a row of `case_fact f`; refuses what is none. */
export function weekdaySql(weekday: string | undefined, basis: CaseBasis, zone: string): readonly string[] {
  if (weekday === undefined) return [];
  const value = fitting('weekday', weekday);
  return [`extract(isodow from f.${basis}_at at time zone ${quote(zone)})::int = ${value}`];
}

/** A part of the time by its name; refuses what is none. */
export function fitting(unit: keyof typeof forms, value: string): string {
  const { pattern, fits } = forms[unit];
  if (pattern.test(value)) return value;
  const why = {
    zh: `${unit} 的值“${value}”不可用，应形如 ${fits}。`,
    en: `${unit} "${value}" does not fit; it looks like ${fits}.`,
  };
  throw new Refusal('bad-request', { why });
}
