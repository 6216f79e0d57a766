import type { CaseMeasure } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import type { Narrowed } from '../figures/narrow.ts';
import type { Period } from '../figures/period.ts';
import { sixthAfter } from '../figures/segments.ts';
import { type Kept, sumsOf } from '../figures/sums-of.ts';
import { addDays, dayStart } from '../figures/town-days.ts';
import { termsOf } from '../plan/plan.ts';
import { rollDimensions } from '../rolls/dimensions.ts';
import type { Part } from './condition-behind.ts';

/** How the newest rows behind a figure are found: walking back in time, or in these stretches only (`all` there are). */
export type Look =
  | { readonly how: 'walk' }
  | { readonly how: 'stretches'; readonly stretches: readonly Period[]; readonly all: boolean };

/** What is looked for. */
export interface Wanted {
  readonly measure: CaseMeasure;
  readonly part: Part;
  readonly narrowed: readonly Narrowed[];
  readonly period: Period;
  readonly zone: string;
  readonly limit: number;
}

const DAY_MS = 86_400_000;
/** If the last days of the period hold a page of rows, it is looked for there. */
const RECENT_MS = 30 * DAY_MS;
/** And not in all of them where there are many: in so many times the days that an even flow would need. */
const UNEVEN = 3;

/**
 * Asks the sums where the rows are. Without sums, or with more than one dimension, there is nothing but walking back.
 * What is not in the last month is looked for on the days, or in the sixths of months, that have it. No list is left to
 * the planner's guess of how many rows pass several conditions: it reads two million rows where a thousand would do.
 */
export async function whereToLook(sql: Sql, wanted: Wanted, kept: Kept | null): Promise<Look> {
  const { measure, narrowed, period, zone, part } = wanted;
  const [first] = narrowed;
  if (!kept || kept.mark.plan !== kept.plan.id || narrowed.length > 1) return { how: 'walk' };
  const asked = { basis: measure.basis, terms: termsOf(measure), narrowed, periods: [period], zone };
  const recent = within(period, new Date(period.to.getTime() - RECENT_MS), period.to);
  const [newestRows] = await sumsOf(sql, { ...asked, groups: [], periods: [recent] }, kept);
  const rows = rowsOf(measure, part, newestRows?.sums ?? []);
  if (rows >= wanted.limit) return lately(wanted, (RECENT_MS * UNEVEN * wanted.limit) / rows);
  const fine = first ? rollDimensions[first.dimension].fine : 'day';
  const byTime = await sumsOf(sql, { ...asked, groups: [fine] }, kept);
  const found = byTime
    .map(({ keys: [from = ''], sums }) => ({ from, rows: rowsOf(measure, part, sums) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const taken = newest(found, wanted.limit);
  const after = fine === 'day' ? (day: string) => addDays(day, 1) : sixthAfter;
  const stretches = taken.map((from) => within(period, dayStart(zone, from), dayStart(zone, after(from))));
  return { how: 'stretches', stretches, all: taken.length === found.length };
}

function lately({ period }: Wanted, ms: number): Look {
  const back = Math.min(RECENT_MS, Math.max(UNEVEN * DAY_MS, ms));
  const stretch = within(period, new Date(period.to.getTime() - back), period.to);
  return { how: 'stretches', stretches: [stretch], all: stretch.from <= period.from };
}

// The stretches that hold a page's rows, from the newest.
function newest(found: readonly { readonly from: string; readonly rows: number }[], limit: number): readonly string[] {
  const taken: string[] = [];
  let rows = 0;
  for (const one of found) {
    if (rows >= limit) break;
    taken.push(one.from);
    rows += one.rows;
  }
  return taken;
}

function rowsOf(measure: CaseMeasure, part: Part, sums: readonly number[]): number {
  const [of = 0, ...parts] = sums;
  if (measure.kind !== 'share') return of;
  const above = parts.reduce((sum, one) => sum + one, 0);
  if (part === 'denominator') return of;
  return part === 'numerator' ? above : of - above;
}

function within({ from, to }: Period, start: Date, end: Date): Period {
  return { from: start > from ? start : from, to: end < to ? end : to };
}
