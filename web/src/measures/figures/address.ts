import { type Days, daysOf, type PeriodWords, strangePeriod } from '../period/period.ts';
import { type Step, stepFor, steps } from '../period/steps.ts';

/** What the address bar holds, as plain strings. */
export type Search = Readonly<Record<string, string | undefined>>;

/** What narrows a figure, by the keys of its groups. */
export const narrowings = [
  ...['area', 'grid', 'unit-grid', 'branch', 'unit', 'unit-kind', 'class', 'category'],
  ...['source', 'kind', 'reporter', 'profile', 'site'],
] as const;
export type Narrowing = Readonly<Partial<Record<(typeof narrowings)[number], string>>>;

/** What narrows only the list beside the charts: the group that was pressed. Its names in the address begin with `in-`. */
const listNames = [...narrowings, 'weekday', 'hour', 'from', 'to', 'part'] as const;
export type Picked = Readonly<Partial<Record<(typeof listNames)[number], string>>>;

/** The whole of what is asked on a page of figures. */
export type Asked = {
  readonly words: PeriodWords;
  readonly days: Days;
  /** What stands where a period should, when it is none. */
  readonly strange: string | undefined;
  readonly step: Step;
  readonly by: readonly string[];
  readonly narrowing: Narrowing;
  readonly picked: Picked;
};

/** Reads an address; what it does not say is as most people want it. */
export function readAddress(search: Search, today: string): Asked {
  const words = { period: search['period'], from: search['from'], to: search['to'] };
  const days = daysOf(words, today);
  return {
    words,
    days,
    strange: strangePeriod(words, today),
    step: steps.find((one) => one === search['step']) ?? stepFor(days),
    by: (search['by'] ?? '')
      .split(',')
      .filter((one) => one !== '')
      .slice(0, 2),
    narrowing: ofNames(narrowings, search, ''),
    picked: ofNames(listNames, search, 'in-'),
  };
}

/** The address of a list: what was picked, with everything picked before taken away. */
export function pickedSearch(search: Search, picked: Picked): Search {
  const kept = Object.entries(search).filter(([name]) => !name.startsWith('in-'));
  const added = Object.entries(picked).map(([name, value]) => [`in-${name}`, value]);
  return Object.fromEntries([...kept, ...added]);
}

/** The query of a list or of its count: the page's narrowing with what was picked laid over it. */
export function listQuery({ days, narrowing, picked }: Asked): Readonly<Record<string, string>> {
  const { part, from = days.from, to = days.to, ...keys } = picked;
  return { from, to, ...narrowing, ...keys, ...(part ? { part } : {}) };
}

function ofNames<N extends string>(
  names: readonly N[],
  search: Search,
  before: string,
): Readonly<Partial<Record<N, string>>> {
  const found = names.flatMap((name) => {
    const value = search[`${before}${name}`];
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found) as Partial<Record<N, string>>;
}
