import type { CaseMeasure } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import type { Narrowed } from '../figures/narrow.ts';
import type { Period } from '../figures/period.ts';
import { type Kept, sumsOf } from '../figures/sums-of.ts';
import { addDays, dayStart } from '../figures/town-days.ts';
import { termsOf } from '../plan/plan.ts';
import { rollDimensions } from '../rolls/dimensions.ts';
import type { Part } from './condition-behind.ts';

/** How the newest rows behind a figure are found: walking back in time, on these days only, or among the cases of one value. */
export type Look =
  | { readonly how: 'walk' }
  | { readonly how: 'days'; readonly days: readonly Period[]; readonly all: boolean }
  | { readonly how: 'value'; readonly narrowed: Narrowed };

/** What is looked for. */
export interface Wanted {
  readonly measure: CaseMeasure;
  readonly part: Part;
  readonly narrowed: readonly Narrowed[];
  readonly period: Period;
  readonly zone: string;
  readonly limit: number;
}

const DAY = 86_400_000;
/** With so many a day a page is soon full, walking back from the newest. */
const MANY_A_DAY = 2;
/** Values that `cases` has an index for. */
const indexed: readonly string[] = ['category', 'grid', 'unit_grid'];

/**
 * Asks the sums where the rows are. Without sums, or with more than one dimension, there is nothing but walking back;
 * so it is where there are many. What is rare is looked for on the days that have it.
 */
export async function whereToLook(sql: Sql, wanted: Wanted, kept: Kept | null): Promise<Look> {
  const { measure, narrowed, period, zone, part } = wanted;
  const [first] = narrowed;
  if (!kept || kept.mark.plan !== kept.plan.id || narrowed.length > 1) return { how: 'walk' };
  const asked = { basis: measure.basis, terms: termsOf(measure), narrowed, periods: [period], zone };
  const [whole] = await sumsOf(sql, { ...asked, groups: [] }, kept);
  const days = Math.max(1, (period.to.getTime() - period.from.getTime()) / DAY);
  if (rowsOf(measure, part, whole?.sums ?? []) >= days * MANY_A_DAY) return { how: 'walk' };
  if (first && indexed.includes(first.dimension)) return { how: 'value', narrowed: first };
  if (first && !rollDimensions[first.dimension].days) return { how: 'walk' };
  const byDay = await sumsOf(sql, { ...asked, groups: ['day'] }, kept);
  const found = byDay
    .map(({ keys: [day = ''], sums }) => ({ day, rows: rowsOf(measure, part, sums) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const taken = newest(found, wanted.limit);
  return { how: 'days', days: taken.map((day) => spanOf(day, period, zone)), all: taken.length === found.length };
}

// The days that hold a page's rows, from the newest.
function newest(found: readonly { readonly day: string; readonly rows: number }[], limit: number): readonly string[] {
  const days: string[] = [];
  let rows = 0;
  for (const one of found) {
    if (rows >= limit) break;
    days.push(one.day);
    rows += one.rows;
  }
  return days;
}

function rowsOf(measure: CaseMeasure, part: Part, sums: readonly number[]): number {
  const [of = 0, ...parts] = sums;
  if (measure.kind !== 'share') return of;
  const above = parts.reduce((sum, one) => sum + one, 0);
  if (part === 'denominator') return of;
  return part === 'numerator' ? above : of - above;
}

function spanOf(day: string, { from, to }: Period, zone: string): Period {
  const [start, end] = [dayStart(zone, day), dayStart(zone, addDays(day, 1))];
  return { from: start > from ? start : from, to: end < to ? end : to };
}
