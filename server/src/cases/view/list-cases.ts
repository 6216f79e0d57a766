import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseCounts, CasePage, CaseQuery } from '@chengyun/contract/case-list';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { caseFilter } from './filter.ts';
import { type SummaryRow, summaryColumns, toSummary } from './summary.ts';

/** One page of cases as the actor may see them. Sorted by due instant unless a search or the query says otherwise. */
export async function listCases(sql: Sql, ground: Ground, query: CaseQuery, actor: Actor): Promise<CasePage> {
  const limit = query.limit ?? 50;
  const sort = query.sort ?? (query.q || !query.state ? '-reported' : 'due');
  const rows = await casesBy(sql, query, actor, sort, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map((row) => toSummary(row, ground)),
    next: rows.length > limit && last ? writeCursor({ at: instantOf(last, sort), id: last.id }) : null,
  };
}

/** Every case of a query in batches, for exports; at most `most` rows. Each batch is a question of its own. */
export async function* everyCase(
  page: (query: CaseQuery) => Promise<CasePage>,
  query: CaseQuery,
  most: number,
): AsyncGenerator<readonly CaseSummary[]> {
  let cursor = query.cursor;
  for (let sent = 0; sent < most; ) {
    const { cases, next } = await page({ ...query, limit: Math.min(1000, most - sent), ...(cursor ? { cursor } : {}) });
    if (cases.length > 0) yield cases;
    sent += cases.length;
    if (!next) return;
    cursor = next;
  }
}

type Sort = NonNullable<CaseQuery['sort']>;

const orders = {
  due: { key: `coalesce(due_at, 'infinity'::timestamptz)`, way: '' },
  '-reported': { key: 'reported_at', way: 'desc' },
  reported: { key: 'reported_at', way: '' },
  '-updated': { key: 'updated_at', way: 'desc' },
} as const satisfies Record<Sort, { key: string; way: string }>;

function casesBy(sql: Sql, query: CaseQuery, actor: Actor, sort: Sort, limit: number) {
  const { key, way } = orders[sort];
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const after = cursor
    ? sql`and (${sql.unsafe(key)}, id) ${sql.unsafe(way ? '<' : '>')} (${cursor.at ?? 'infinity'}::timestamptz, ${cursor.id}::uuid)`
    : sql``;
  return sql<SummaryRow[]>`
    select ${sql([...summaryColumns])} from cases
    where ${caseFilter(sql, query, actor)} ${after}
    order by ${sql.unsafe(`${key} ${way}, id ${way}`)}
    limit ${limit}
  `;
}

function instantOf(row: SummaryRow, sort: Sort): string | null {
  if (sort === 'due') return row.due_at?.toISOString() ?? null;
  return (sort === '-updated' ? row.updated_at : row.reported_at).toISOString();
}

/** How many open cases stand where, as the actor may see them. */
export async function countCases(sql: Sql): Promise<CaseCounts> {
  const rows = await sql<{ state: string; kind: string; lamp: string | null; what: string | null; n: number }[]>`
    with open as materialized (
      select state, kind, lamp, due_at, supervision, led, suspended_until, returns, open_requests from cases
      where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')
    )
    select state, kind, lamp, null as what, count(*)::int as n from open group by state, kind, lamp
    union all select '', '', null, 'late', count(*)::int from open where lamp = 'red'
    union all select '', '', null, 'due_soon', count(*)::int from open where lamp <> 'red' and due_at < now() + interval '2 hours'
    union all select '', '', null, 'supervised', count(*)::int from open where supervision is not null
    union all select '', '', null, 'led', count(*)::int from open where led
    union all select '', '', null, 'suspended', count(*)::int from open where suspended_until is not null
    union all select '', '', null, 'returned', count(*)::int from open where returns > 0
    union all select '', '', null, 'requests', count(*)::int from open where open_requests > 0
  `;
  const sum = (key: 'state' | 'kind' | 'lamp') => {
    const counts: Record<string, number> = {};
    for (const row of rows) {
      const name = row[key];
      if (row.what === null && name) counts[name] = (counts[name] ?? 0) + row.n;
    }
    return counts;
  };
  const attention = Object.fromEntries(rows.filter((row) => row.what !== null).map((row) => [row.what ?? '', row.n]));
  return { states: sum('state'), kinds: sum('kind'), lamps: sum('lamp'), attention };
}
