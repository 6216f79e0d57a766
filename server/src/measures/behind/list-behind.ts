import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseMeasure } from '@chengyun/contract/measures';
import type { MeasureRows, MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { readCursor, writeCursor } from '../../cases/view/cursor.ts';
import { type SummaryRow, summaryColumns, toSummary } from '../../cases/view/summary.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type Narrowed, narrowedBy, narrowedSql } from '../figures/narrow.ts';
import { type Period, periodOf } from '../figures/period.ts';
import type { Kept } from '../figures/sums-of.ts';
import { inSql, quote } from '../plan/condition-sql.ts';
import { conditionBehind } from './condition-behind.ts';
import { weekdaySql, withinTime } from './narrow-time.ts';
import { type Look, whereToLook } from './where-to-look.ts';

/** What a list behind a figure is made from. */
export interface Listing {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: CaseMeasure;
  readonly query: MeasureRowsQuery;
  readonly kept: Kept | null;
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
  const { sql, ground, measure, query, now, kept } = listing;
  const { zone } = ground.town;
  const at = `f.${measure.basis}_at`;
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const part = query.part ?? 'numerator';
  const period = withinTime(periodOf(query, zone, now), query, zone);
  const narrowed = narrowedBy(query, ground);
  const conditions = [
    conditionBehind(measure, part),
    narrowedSql(narrowed, measure.basis, zone),
    ...weekdaySql(query.weekday, measure.basis, zone),
  ];
  const behind = cursor?.at
    ? [`(${at}, f.case_id) < (${quote(cursor.at)}::timestamptz, ${quote(cursor.id)}::uuid)`]
    : [];
  const upTo = cursor?.at && new Date(cursor.at) < period.to ? new Date(Date.parse(cursor.at) + 1) : period.to;
  const wanted = { measure, part, narrowed, zone, limit, period: { from: period.from, to: upTo } };
  const plain = query.weekday === undefined && upTo > period.from;
  const look = plain ? await whereToLook(sql, wanted, kept) : ({ how: 'walk' } as const);
  const source = sourceSql(measure, part, [within(at, period), ...conditions]);
  const ask = (found: Look) =>
    sql.unsafe<{ id: string; at: string }[]>(`
      select f.case_id as id, to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from ${source} f where ${[...lookSql(found, at, period), ...conditions, ...behind].join(' and ')}
      order by ${at} desc, f.case_id desc limit ${limit}`);
  const rows = await ask(look);
  // Rows of the cursor's own instant were on the page before and are counted again: the days may hold too few.
  const isShort = look.how === 'days' && !look.all && rows.length < limit;
  return isShort ? ask({ how: 'walk' }) : rows;
}

function within(at: string, { from, to }: Period): string {
  return `${at} >= timestamptz ${quote(from.toISOString())} and ${at} < timestamptz ${quote(to.toISOString())}`;
}

function lookSql(look: Look, at: string, period: Period): readonly string[] {
  if (look.how === 'walk') return [within(at, period)];
  if (look.how === 'days') {
    return [look.days.length === 0 ? 'false' : `(${look.days.map((day) => `(${within(at, day)})`).join(' or ')})`];
  }
  return [within(at, period), `f.case_id = any (array(${casesOfSql(look.narrowed)}))`];
}

// Through the indexes that lists of cases have; the fact's own conditions then decide.
function casesOfSql({ dimension, values }: Narrowed): string {
  if (dimension !== 'category') {
    const column = dimension === 'grid' ? 'grid_code' : 'area_code';
    return values.includes('')
      ? `select id from cases where ${column} is null`
      : `select id from cases where ${inSql(column, values)}`;
  }
  const known = values.map((value) => {
    const colon = value.indexOf(':');
    if (colon < 0) return 'taxonomy is null';
    return `(taxonomy = ${quote(value.slice(0, colon))} and category_code = ${quote(value.slice(colon + 1))})`;
  });
  return `select id from cases where ${known.join(' or ')}`;
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
