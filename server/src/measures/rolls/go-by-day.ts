import type { CaseBasis } from '@chengyun/contract/measures';
import type { MarkedCase } from './add-up.ts';
import { valueDimensions } from './dimensions.ts';
import type { Marks } from './mark-signatures.ts';
import { type CaseTable, NEVER, ownDimensions } from './read-cases.ts';

const HOURS = 24;
const HOUR_NAMES: readonly string[] = Array.from({ length: HOURS }, (_, hour) => String(hour));

/** The names of each of `valueDimensions`, in the order of their places. */
export function namesOf({ names }: CaseTable): readonly (readonly string[])[] {
  return valueDimensions.map((name) => (name === 'hour' ? HOUR_NAMES : (names[ownDimensions.indexOf(name)] ?? [])));
}

/** What a case is in each of `valueDimensions`, by the names that its places are of. */
export function valuesOf(names: readonly (readonly string[])[], { places }: MarkedCase): readonly string[] {
  return names.map((own, nth) => own[places[nth] ?? 0] ?? '');
}

/**
 * The cases of a table that pass any term of a basis, in the order of their days in the town. Each is the same object with
 * other values: who keeps one, copies it.
 */
export function* byDay(table: CaseTable, basis: CaseBasis, { low, high }: Marks): Generator<MarkedCase> {
  const hours = table.hours[basis];
  const columns = valueDimensions.map((name) => (name === 'hour' ? null : table.values[ownDimensions.indexOf(name)]));
  const places = new Int32Array(columns.length);
  const one = { day: 0, low: 0, high: 0, seconds: 0, places };
  for (const at of inDayOrder(hours)) {
    const signature = table.signature[at] ?? 0;
    one.low = low[signature] ?? 0;
    one.high = high[signature] ?? 0;
    if (one.low === 0 && one.high === 0) continue;
    const hour = hours[at] ?? 0;
    one.day = Math.floor(hour / HOURS);
    one.seconds = table.seconds[at] ?? 0;
    for (let nth = 0; nth < columns.length; nth += 1) {
      const column = columns[nth];
      places[nth] = column ? (column[at] ?? 0) : hour - one.day * HOURS;
    }
    yield one;
  }
}

/** Places of hours that are some, by their days: counted by day, then each put where its day begins. */
export function inDayOrder(hours: Int32Array): Uint32Array {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const hour of hours) {
    if (hour === NEVER) continue;
    if (hour < first) first = hour;
    if (hour > last) last = hour;
  }
  if (first > last) return new Uint32Array(0);
  const day = (hour: number) => Math.floor(hour / HOURS) - Math.floor(first / HOURS);
  const starts = new Uint32Array(day(last) + 2);
  for (const hour of hours) if (hour !== NEVER) starts[day(hour) + 1] = (starts[day(hour) + 1] ?? 0) + 1;
  for (let nth = 1; nth < starts.length; nth += 1) starts[nth] = (starts[nth] ?? 0) + (starts[nth - 1] ?? 0);
  const order = new Uint32Array(starts.at(-1) ?? 0);
  for (let at = 0; at < hours.length; at += 1) {
    const hour = hours[at] ?? NEVER;
    if (hour === NEVER) continue;
    const nth = day(hour);
    order[starts[nth] ?? 0] = at;
    starts[nth] = (starts[nth] ?? 0) + 1;
  }
  return order;
}
