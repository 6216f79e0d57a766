import { addDays, addMonths, daysBetween, firstOfMonth, mondayOf } from './days.ts';

type WholeKind = 'week' | 'month' | 'year';

/** A week, month or year by its name (2026-W47, 2026-11, 2026), with its number in the year; `to` is its last day. */
type WholePeriod = {
  readonly kind: WholeKind;
  readonly name: string;
  readonly year: string;
  readonly n: number;
  readonly from: string;
  readonly to: string;
};

/** The last so many periods of a kind that were over when `today` began, the newest first. */
export function wholePeriods(kind: WholeKind, today: string, count: number): readonly WholePeriod[] {
  return Array.from({ length: count }, (_, back) => wholePeriod(kind, today, back + 1));
}

function wholePeriod(kind: WholeKind, today: string, back: number): WholePeriod {
  if (kind === 'week') {
    const from = addDays(mondayOf(today), -7 * back);
    // A week belongs to the year of its Thursday (ISO 8601).
    const thursday = addDays(from, 3);
    const year = thursday.slice(0, 4);
    const n = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
    return { kind, name: `${year}-W${String(n).padStart(2, '0')}`, year, n, from, to: addDays(from, 6) };
  }
  const months = kind === 'month' ? 1 : 12;
  const from = addMonths(kind === 'month' ? firstOfMonth(today) : `${today.slice(0, 4)}-01-01`, -months * back);
  const [year, name] = [from.slice(0, 4), kind === 'month' ? from.slice(0, 7) : from.slice(0, 4)];
  return { kind, name, year, n: Number(from.slice(5, 7)), from, to: addDays(addMonths(from, months), -1) };
}

/** Year and number of a period's name, for what people call it. */
export function partsOfName(name: string): { readonly year: string; readonly n: number } {
  const [year = name, rest = '1'] = name.split('-');
  return { year, n: Number(rest.replace('W', '')) };
}
