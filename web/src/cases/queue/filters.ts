import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseQuery } from '@chengyun/contract/case-list';

/** The filters a desk's address may carry. `from` and `to` are days (2026-11-24), both included. */
export const filterNames = [
  'state',
  'lamp',
  'attention',
  'kind',
  'source',
  'unit',
  'area',
  'category',
  'ids',
  'q',
  'from',
  'to',
  'sort',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export const sorts = ['due', '-reported', 'reported', '-updated'] as const;
export type Sort = (typeof sorts)[number];

/** The filters in an address; what is unknown or empty is left out. */
export function readFilters(search: Readonly<Record<string, unknown>>): Filters {
  const found = filterNames.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  return Object.fromEntries(found);
}

/** The same filters with one set, or taken away when `value` is undefined. */
export function withFilter(filters: Filters, name: FilterName, value: string | undefined): Filters {
  const { [name]: _, ...others } = filters;
  return value ? { ...others, [name]: value } : others;
}

/** A list-valued filter (`state=dispatched,handling`) with one of its values put in or taken out. */
export function toggled(filters: Filters, name: FilterName, value: string): Filters {
  const values = filters[name]?.split(',') ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return withFilter(filters, name, next.join(','));
}

/** How the list is sorted when the address does not say; the server's own rule. */
export function sortOf(filters: Filters): Sort {
  const asked = sorts.find((sort) => sort === filters.sort);
  return asked ?? (filters.q || !filters.state ? '-reported' : 'due');
}

/** What the server is asked; days become instants of the town's zone. Nothing chosen means what is open. */
export function toQuery(filters: Filters, zone: string): CaseQuery {
  const { from, to, sort: _, attention, ...plain } = filters;
  const whole = Object.keys(filters).every((name) => name === 'sort');
  return {
    ...plain,
    ...(whole ? { state: 'open' } : {}),
    ...(attention ? { attention: attention as NonNullable<CaseQuery['attention']> } : {}),
    ...(from && isDay(from) ? { from: dayStart(from, zone) } : {}),
    ...(to && isDay(to) ? { to: dayStart(dayAfter(to), zone) } : {}),
    sort: whole && !filters.sort ? 'due' : sortOf(filters),
  };
}

/** Those of these ids that a query may hold: one that names its cases holds no others. */
export function idsAmong({ ids: named }: Pick<CaseQuery, 'ids'>, ids: readonly string[]): readonly string[] {
  const own = named?.split(',');
  return own ? ids.filter((id) => own.includes(id)) : ids;
}

/** The text a view is kept under; the same filters give the same text in whatever order they were chosen. */
export function viewText(filters: Filters): string {
  const kept = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value) kept.set(name, value);
  }
  return kept.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** The filters of a kept view. */
export function readView(text: string): Filters {
  return readFilters(Object.fromEntries(new URLSearchParams(text)));
}

/** True when a list shows cases of several states, so that each row must say its own. */
export function isMixed({ state }: Filters): boolean {
  return !state || state === 'open' || state.includes(',');
}

/** Rows as the desk shows them: those that left the queue are gone, but never the one that is open. */
export function shownRows(
  rows: readonly CaseSummary[],
  gone: ReadonlySet<string>,
  openId: string | undefined,
): readonly CaseSummary[] {
  return gone.size === 0 ? rows : rows.filter((row) => row.id === openId || !gone.has(row.id));
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The first instant of a day in a zone (IANA name). */
export function dayStart(day: string, zone: string): string {
  const utc = Date.parse(day);
  // Twice, as the offset may differ between the guess and the answer on a day of changing clocks.
  const first = utc - offsetAt(utc, zone);
  return new Date(utc - offsetAt(first, zone)).toISOString();
}

function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - Math.floor(at / 60_000) * 60_000;
}
