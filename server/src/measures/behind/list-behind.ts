import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseMeasure } from '@chengyun/contract/measures';
import type { MeasureRows, MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { readCursor, writeCursor } from '../../cases/view/cursor.ts';
import { type SummaryRow, summaryColumns, toSummary } from '../../cases/view/summary.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { narrowedBy, narrowedSql } from '../figures/narrow.ts';
import { type Period, periodOf } from '../figures/period.ts';
import { quote } from '../plan/condition-sql.ts';
import { conditionBehind } from './condition-behind.ts';
import { timeSql } from './narrow-time.ts';

/** What a list behind a figure is made from. */
export interface Listing {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: CaseMeasure;
  readonly query: MeasureRowsQuery;
  readonly now: Date;
}

/** The cases behind a figure, newest by its basis first: exactly those counted, as the asker may see them. */
export async function listBehind(listing: Listing): Promise<MeasureRows> {
  const { ground, query } = listing;
  const limit = query.limit ?? 50;
  const rows = await counted(listing, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const cases = await summaries(
    listing.sql,
    ground,
    page.map(({ id }) => id),
  );
  return { cases, things: [], next: rows.length > limit && last ? writeCursor(last) : null };
}

async function counted(listing: Listing, limit: number): Promise<{ id: string; at: string }[]> {
  const { sql, ground, measure, query, now } = listing;
  const { zone } = ground.town;
  const at = `f.${measure.basis}_at`;
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const part = query.part ?? 'numerator';
  const conditions = [
    within(at, periodOf(query, zone, now)),
    conditionBehind(measure, part),
    narrowedSql(narrowedBy(query, ground), measure.basis, zone),
    ...timeSql(query, measure.basis, zone),
  ];
  const behind = cursor?.at
    ? [`(${at}, f.case_id) < (${quote(cursor.at)}::timestamptz, ${quote(cursor.id)}::uuid)`]
    : [];
  return sql.unsafe<{ id: string; at: string }[]>(`
    select f.case_id as id, to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from ${sourceSql(measure, part, conditions)} f where ${[...conditions, ...behind].join(' and ')}
    order by ${at} desc, f.case_id desc limit ${limit}`);
}

function within(at: string, { from, to }: Period): string {
  return `${at} >= timestamptz ${quote(from.toISOString())} and ${at} < timestamptz ${quote(to.toISOString())}`;
}

// Of a share of unit grids each row stands for one: the newest case in it.
function sourceSql(measure: CaseMeasure, part: string, conditions: readonly string[]): string {
  if (measure.kind !== 'spread' || measure.spread !== 'unit-grids' || part !== 'numerator') return 'case_fact';
  return `(
    select distinct on (f.unit_grid) f.* from case_fact f where ${conditions.join(' and ')} and f.unit_grid <> ''
    order by f.unit_grid, f.${measure.basis}_at desc, f.case_id desc)`;
}

async function summaries(sql: Sql, ground: Ground, ids: readonly string[]): Promise<CaseSummary[]> {
  const rows = await sql<
    SummaryRow[]
  >`select ${sql([...summaryColumns])} from cases where id = any (${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, toSummary(row, ground)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
