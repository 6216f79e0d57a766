import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseMeasure } from '@chengyun/contract/measures';
import type { MeasureRows, MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { readCursor, writeCursor } from '../../cases/view/cursor.ts';
import { type SummaryRow, summaryColumns, toSummary } from '../../cases/view/summary.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { FACTS_NOW, factsAsOf } from '../figures/as-of.ts';
import { narrowedBy, narrowedSql } from '../figures/narrow.ts';
import { type Period, periodOf } from '../figures/period.ts';
import type { Kept } from '../figures/sums-of.ts';
import { quote } from '../plan/condition-sql.ts';
import { conditionBehind } from './condition-behind.ts';
import { weekdaySql, withinTime } from './narrow-time.ts';
import { isOfUnitGrids, unitGridsIn } from './unit-grids-in.ts';
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

/** So many of the cases behind a figure, oldest by its basis first. */
export async function oldestOf({ sql, ground, measure, query, now }: Listing, most: number): Promise<CaseSummary[]> {
  const { zone } = ground.town;
  const at = `f.${measure.basis}_at`;
  const conditions = [
    within(at, periodOf(query, zone, now)),
    conditionBehind(measure, query.part ?? 'numerator'),
    narrowedSql(narrowedBy(query, ground), measure.basis, zone),
  ];
  const rows = await sql.unsafe<{ id: string }[]>(`
    select f.case_id as id from case_fact f where ${conditions.join(' and ')}
    order by ${at}, f.case_id limit ${most}`);
  return summaries(
    sql,
    ground,
    rows.map(({ id }) => id),
  );
}

async function counted(listing: Listing, limit: number): Promise<{ id: string; at: string }[]> {
  const { sql, ground, measure, query, now } = listing;
  const { zone } = ground.town;
  const at = `f.${measure.basis}_at`;
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const part = query.part ?? 'numerator';
  const whole = periodOf(query, zone, now);
  const facts = factsAsOf(query['as-of'], measure, whole);
  const kept = facts === FACTS_NOW ? listing.kept : null;
  const period = withinTime(whole, query, zone);
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
  const conditionsIn = (found: Look) => [...lookSql(found, at, period), ...conditions, ...behind].join(' and ');
  const ask = (found: Look, newest: number | null) =>
    sql.unsafe<{ id: string; at: string }[]>(`
      select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from (${rowsSql(measure, part, { at, period, facts, conditions, newest }, conditionsIn(found), found)}) f
      order by f.at desc, f.id desc limit ${limit}`);
  if (isOfUnitGrids(measure, part)) {
    const all = cursor || query.weekday !== undefined ? limit : await unitGridsIn(sql, wanted, kept);
    for (const newest of NEWEST) {
      const rows = await ask(walk, newest);
      if (rows.length >= Math.min(limit, all)) return rows;
    }
    return ask(walk, null);
  }
  const plain = query.weekday === undefined && upTo > period.from;
  const look = plain ? await whereToLook(sql, wanted, kept) : walk;
  const rows = await ask(look, null);
  // Rows of the cursor's own instant were on the page before and are counted again: the stretches may hold too few.
  const isShort = rows.length < limit && look.how === 'stretches' && !look.all;
  return isShort ? ask(walk, null) : rows;
}

function within(at: string, { from, to }: Period): string {
  return `${at} >= timestamptz ${quote(from.toISOString())} and ${at} < timestamptz ${quote(to.toISOString())}`;
}

function lookSql(look: Look, at: string, period: Period): readonly string[] {
  if (look.how === 'walk') return [within(at, period)];
  const each = look.stretches.map((one) => `(${within(at, one)})`);
  return [each.length === 0 ? 'false' : `(${each.join(' or ')})`];
}

interface Source {
  readonly at: string;
  readonly period: Period;
  readonly facts: string;
  readonly conditions: readonly string[];
  /** How many of the newest cases are looked through for unit grids; null for all. */
  readonly newest: number | null;
}

/** Most unit grids are among so many of the newest cases; only where they are not, all are read. */
const NEWEST = [20_000, 200_000];
const walk: Look = { how: 'walk' };

// Of a share of unit grids each row stands for one: the newest case in it. What was found in stretches is few and sorted
// (`offset 0`), or the planner would walk back through everything between them.
function rowsSql(measure: CaseMeasure, part: string, source: Source, wanted: string, look: Look): string {
  const { at, period, facts, conditions, newest } = source;
  if (!isOfUnitGrids(measure, part)) {
    const fence = look.how === 'stretches' ? 'offset 0' : '';
    return `select f.case_id as id, ${at} as at from ${facts} f where ${wanted} ${fence}`;
  }
  const limit = newest === null ? '' : `order by ${at} desc, f.case_id desc limit ${newest}`;
  const all = `select f.* from case_fact f where ${within(at, period)} ${limit}`;
  return `
    select f.case_id as id, ${at} as at from (
      select distinct on (f.unit_grid) f.* from (${all}) f where ${conditions.join(' and ')} and f.unit_grid <> ''
      order by f.unit_grid, ${at} desc, f.case_id desc
    ) f where ${wanted}`;
}

async function summaries(sql: Sql, ground: Ground, ids: readonly string[]): Promise<CaseSummary[]> {
  const rows = await sql<
    SummaryRow[]
  >`select ${sql([...summaryColumns])} from cases where id = any (${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, toSummary(row, ground)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
