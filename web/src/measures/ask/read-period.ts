import type { AskTerms } from '../../text/ask-terms.ts';
import { addDays, addMonths, firstOfMonth, isDay } from '../period/days.ts';
import { type Days, type PeriodWords, presets } from '../period/period.ts';

export type ReadPeriod = { readonly words: PeriodWords; readonly at: number; readonly length: number };

/** The first period a sentence names, and where it stands; nothing when it names none that there is. */
export function readPeriod(text: string, terms: readonly AskTerms[], today: string): ReadPeriod | undefined {
  for (const own of terms) {
    for (const [pattern, means] of own.periods) {
      const found = new RegExp(pattern, 'iu').exec(text);
      const words = found && meaning(means, found.groups ?? {}, own, today);
      if (words) return { words, at: found.index, length: found[0].length };
    }
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

function meaning(means: string, groups: Groups, terms: AskTerms, today: string): PeriodWords | undefined {
  if (means === 'quarter-now') return { period: 'quarter' };
  if (means === 'd182') return between({ from: addDays(today, -181), to: addDays(today, 1) });
  const named = means === 'span' ? `d${numberOf(groups['n'], terms)}` : means;
  const days = daysMeant(means, groups, terms, today);
  const isNamed = means !== 'quarter' && presets.some((one) => one === named);
  const isDays = means !== 'span' || terms.units[(groups['u'] ?? '').toLowerCase()] === 'day';
  if (isNamed && isDays) return { period: named };
  return days && between(days);
}

function daysMeant(means: string, groups: Groups, terms: AskTerms, today: string): Days | undefined {
  const year = yearOf(groups['y'], terms, today);
  const n = (name: string) => numberOf(groups[name], terms);
  switch (means) {
    case 'range':
      return rangeOf(groups, year, terms, today);
    case 'span':
      return spanOf(n('n'), terms.units[(groups['u'] ?? '').toLowerCase()], today);
    case 'month-of':
      return monthsFrom(year, n('m'), 1, today);
    case 'quarter':
      return monthsFrom(year, n('q') * 3 - 2, 3, today);
    case 'half':
      return monthsFrom(year, n('h') * 6 - 5, 6, today);
    case 'year-of':
      return monthsFrom(year, 1, 12, today);
    default:
      return undefined;
  }
}

/** Months of a year; without a year the latest that have begun. */
function monthsFrom(year: number | undefined, month: number, length: number, today: string): Days | undefined {
  if (!(month >= 1 && month <= 12)) return undefined;
  const from = dayText(year ?? Number(today.slice(0, 4)), month, 1);
  const begun = year !== undefined || from <= today ? from : addMonths(from, -12);
  return { from: begun, to: addMonths(begun, length) };
}

function spanOf(n: number, unit: AskTerms['units'][string] | undefined, today: string): Days | undefined {
  if (unit === undefined || !(n >= 1)) return undefined;
  const to = addDays(today, 1);
  if (unit === 'day' || unit === 'week') return { from: addDays(to, -n * (unit === 'week' ? 7 : 1)), to };
  return { from: addMonths(to, -n * (unit === 'year' ? 12 : 1)), to };
}

function rangeOf(groups: Groups, year: number | undefined, terms: AskTerms, today: string): Days | undefined {
  const n = (name: string) => numberOf(groups[name], terms);
  const guess = year ?? Number(today.slice(0, 4));
  const from = dayText(guess, n('m'), n('d'));
  const last =
    groups['d2'] === undefined
      ? from
      : dayText(yearOf(groups['y2'], terms, today) ?? guess, groups['m2'] ? n('m2') : n('m'), n('d2'));
  if (!isDay(from) || !isDay(last) || last < from) return undefined;
  const back = year === undefined && from > today ? -12 : 0;
  return { from: addMonths(from, back), to: addDays(addMonths(last, back), 1) };
}

/** Days as the address bar has them: the first and the last. */
function between({ from, to }: Days): PeriodWords {
  return { from, to: addDays(to, -1) };
}

function yearOf(word: string | undefined, { yearsAgo }: AskTerms, today: string): number | undefined {
  if (word === undefined) return undefined;
  const ago = yearsAgo[word.toLowerCase()];
  return ago === undefined ? Number(word) : Number(firstOfMonth(today).slice(0, 4)) - ago;
}

function numberOf(word: string | undefined, { numbers }: AskTerms): number {
  if (word === undefined) return Number.NaN;
  return numbers[word.toLowerCase()] ?? Number(word);
}

function dayText(year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
