import type { CaseBasis } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { quote } from '../plan/condition-sql.ts';
import type { Plan, Spread } from '../plan/plan.ts';
import { valueDimensions } from '../rolls/dimensions.ts';
import { factColumns, markedSql } from '../rolls/sums-sql.ts';
import { collectorOf, type MarkedSpreadCase, membersOf, type PlacedSpread } from './collect-spreads.ts';
import { joinSpans } from './join-spans.ts';
import { type MemberNumbers, noNumbers, numberNames } from './member-numbers.ts';
import type { SpreadRow } from './spread-adder.ts';
import { storeSpreads } from './store-spreads.ts';

/** What has changed of the cases that are in the sums now. */
export interface FoldedChange {
  readonly generation: number;
  readonly basis: CaseBasis;
  /** A query of cases as they were and as they are (`changedSql`). */
  readonly from: string;
  /** The sums hold the cases reported before this instant. */
  readonly until: string;
  readonly zone: string;
  readonly plan: Plan;
}

/**
 * Brings the spreads of a basis up to now: makes the days anew in which a case came or went, for from a set nothing can be
 * taken away; then their months from the days, and the years from the months.
 */
export async function foldSpreads(sql: Sql, change: FoldedChange): Promise<void> {
  const { basis, plan, generation } = change;
  const placed = plan.spreads
    .filter((one) => one.basis === basis)
    .map((spread, bit): PlacedSpread => ({ spread, bit }));
  if (placed.length === 0) return;
  const days = await changedDays(sql, change, placed);
  if (days.length === 0) return;
  const numbers = noNumbers();
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  for (const own of months.values()) await makeDays(sql, change, placed, own, numbers);
  for (const { spread } of placed) {
    const kept = { generation, id: spread.id };
    await joinSpans(sql, kept, 'month', [...months.keys()]);
    await joinSpans(sql, kept, 'year', [...new Set(days.map((day) => day.slice(0, 4)))]);
  }
}

async function changedDays(sql: Sql, { from, basis, zone }: FoldedChange, placed: readonly PlacedSpread[]) {
  const terms = placed.map(({ spread }) => spread.term);
  const rows = await sql.unsafe<{ day: string }[]>(
    `select distinct day::text as day from (${markedSql({ from, basis, terms, zone })}) marked order by 1`,
  );
  return rows.map(({ day }) => day);
}

// Facts are looked for with some hours to spare: where clocks change, a day may begin twice.
async function makeDays(
  sql: Sql,
  { generation, basis, until, zone }: FoldedChange,
  placed: readonly PlacedSpread[],
  days: readonly string[],
  numbers: MemberNumbers,
): Promise<void> {
  const at = `f.${basis}_at`;
  const within = days.map((day) => {
    const start = `(timestamp ${quote(day)} at time zone ${quote(zone)})`;
    return `(${at} >= ${start} - interval '3 hours' and ${at} < ${start} + interval '28 hours')`;
  });
  const from = `
    select 1 as sign, ${factColumns.map((name) => `f.${name}`).join(', ')} from case_fact f
    where f.reported_at < ${quote(until)}::timestamptz and (${within.join(' or ')})`;
  const hour = valueDimensions.map((name) => (name === 'hour' ? 'hour::text' : name));
  const rows = await sql.unsafe<{ day: number; mask: number; values: string[] }[]>(`
    select day - date '1970-01-01' as day, mask::int as mask, array[${hour.join(', ')}] as values
    from (${markedSql({ from, basis, terms: placed.map(({ spread }) => spread.term), zone })}) marked
    where day in (${days.map((day) => `date ${quote(day)}`).join(', ')}) order by 1`);
  const cases = rows.map((row): MarkedSpreadCase => ({ day: row.day, low: row.mask, high: 0, values: row.values }));
  await numberNames(sql, numbers, membersOf(placed, cases));
  const told = new Map<Spread, SpreadRow[]>(placed.map(({ spread }) => [spread, []]));
  const collector = collectorOf(placed, numbers, (spread, row) => {
    if (row.span === 'day') told.get(spread)?.push(row);
  });
  for (const one of cases) collector.add(one);
  collector.end();
  for (const [{ id }, own] of told) {
    await sql`
      delete from measure_spread where generation = ${generation} and spread = ${id} and span = 'day'
        and day = any (${days}::date[])
    `;
    await storeSpreads(sql, { generation, id }, own);
  }
}
