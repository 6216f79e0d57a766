import { addDays, addMonths, firstOfMonth, isDay, mondayOf } from './days.ts';

/** Periods that have a name; each is told anew every day. */
export const presets = [
  ...['today', 'yesterday', 'week', 'last-week', 'month', 'last-month', 'quarter', 'last-quarter'],
  ...['year', 'last-year', 'd7', 'd30', 'd90', 'd365'],
] as const;
export type Preset =
  | 'today'
  | 'yesterday'
  | 'week'
  | 'last-week'
  | 'month'
  | 'last-month'
  | 'quarter'
  | 'last-quarter'
  | 'year'
  | 'last-year'
  | 'd7'
  | 'd30'
  | 'd90'
  | 'd365';

/** Days of the town: `from` is the first, `to` the day after the last. */
export type Days = { readonly from: string; readonly to: string };

/** A period in the address bar: a name, or its first and last day. */
export type PeriodWords = {
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The preset an address names; none where it gives days of its own. */
export function presetOf({ period, from, to }: PeriodWords): Preset | undefined {
  const named = presets.find((one) => one === period) as Preset | undefined;
  if (named) return named;
  return isSpan(from, to) ? undefined : 'd30';
}

/** The days an address means: up to today where it gives the first alone, the last thirty where it says nothing. */
export function daysOf(words: PeriodWords, today: string): Days {
  const preset = presetOf(words);
  if (preset) return presetDays(preset, today);
  return { from: words.from ?? today, to: addDays(words.to ?? today, 1) };
}

/** What an address says of a period that there is not, as it says it; nothing where it can be read. */
export function strangePeriod({ period, from, to }: PeriodWords, today: string): string | undefined {
  if (period !== undefined) return presets.some((one) => one === period) ? undefined : period;
  if (from === undefined && to === undefined) return undefined;
  if (isSpan(from, to) && from <= (to ?? today)) return undefined;
  return `${from ?? ''} – ${to ?? ''}`;
}

function isSpan(from: string | undefined, to: string | undefined): from is string {
  return isDay(from) && (to === undefined || (isDay(to) && from <= to));
}

/** The days of a named period as of a day; what is going on goes to its end, which may lie ahead. */
export function presetDays(preset: Preset, today: string): Days {
  const [monday, first, year] = [mondayOf(today), firstOfMonth(today), `${today.slice(0, 4)}-01-01`];
  const quarter = addMonths(first, -((Number(today.slice(5, 7)) - 1) % 3));
  switch (preset) {
    case 'today':
      return { from: today, to: addDays(today, 1) };
    case 'yesterday':
      return { from: addDays(today, -1), to: today };
    case 'week':
      return { from: monday, to: addDays(monday, 7) };
    case 'last-week':
      return { from: addDays(monday, -7), to: monday };
    case 'month':
      return { from: first, to: addMonths(first, 1) };
    case 'last-month':
      return { from: addMonths(first, -1), to: first };
    case 'quarter':
      return { from: quarter, to: addMonths(quarter, 3) };
    case 'last-quarter':
      return { from: addMonths(quarter, -3), to: quarter };
    case 'year':
      return { from: year, to: addMonths(year, 12) };
    case 'last-year':
      return { from: addMonths(year, -12), to: year };
    default:
      return { from: addDays(today, 1 - Number(preset.slice(1))), to: addDays(today, 1) };
  }
}
