import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseCounts, CaseCountsQuery, CasePage, CaseQuery } from '@chengyun/contract/case-list';
import { openStates } from '@chengyun/contract/words';
import type postgres from 'postgres';
import { type Actor, hasRole } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { type Batch, everyPage } from '../../support/files/list-table.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { attentionIs, caseFilter, ledBy, ofUnits, unitsAsked, wantedStates } from './filter.ts';
import type { PersonDigests } from './search.ts';
import { type SummaryRow, summaryColumns, toSummary } from './summary.ts';

/** One page of cases as the actor may see them. Sorted by due instant unless a search or the query says otherwise. */
export async function listCases(
  sql: Sql,
  ground: Ground,
  query: CaseQuery,
  actor: Actor,
  digests?: PersonDigests,
): Promise<CasePage> {
  const limit = query.limit ?? 50;
  const sort = sortOf(query);
  const rows = await casesBy(sql, ground, query, { actor, sort, limit: limit + 1, ...(digests ? { digests } : {}) });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map((row) => toSummary(row, ground)),
    next: rows.length > limit && last ? writeCursor({ at: instantOf(last, sort), id: last.id }) : null,
  };
}

/** Every case of a query in batches, for exports; at most `most` rows. Each batch is a question of its own. */
export function everyCase(
  page: (query: CaseQuery) => Promise<CasePage>,
  query: CaseQuery,
  most: number,
): AsyncGenerator<Batch<CaseSummary>> {
  return everyPage(async (cursor) => {
    const { cases: rows, next } = await page({ ...query, limit: 1000, ...(cursor ? { cursor } : {}) });
    return { rows, next };
  }, most);
}

/** What has ended is due no more: there the newest comes first, whatever was asked. */
function sortOf(query: CaseQuery): Sort {
  const asked = query.sort ?? (query.q || !query.state ? '-reported' : 'due');
  if (asked !== 'due') return asked;
  const open: readonly string[] = openStates;
  return wantedStates(query)?.some((state) => open.includes(state)) ? 'due' : '-reported';
}

type Sort = NonNullable<CaseQuery['sort']>;

const orders = {
  due: { key: `coalesce(due_at, 'infinity'::timestamptz)`, way: '' },
  '-reported': { key: 'reported_at', way: 'desc' },
  reported: { key: 'reported_at', way: '' },
  '-updated': { key: 'updated_at', way: 'desc' },
} as const satisfies Record<Sort, { key: string; way: string }>;

interface Page {
  readonly actor: Actor;
  readonly sort: Sort;
  readonly limit: number;
  readonly digests?: PersonDigests;
}

async function casesBy(sql: Sql, ground: Ground, query: CaseQuery, page: Page): Promise<readonly SummaryRow[]> {
  const states = wantedStates(query);
  // `not_closed` has every column that a list narrows or sorts by, of few cases.
  if (states && !states.includes('closed')) return rowsOf(sql, page, pageOf(sql, ground, query, page, 'not_closed'));
  if (page.sort !== '-updated' || query.ids) return rowsOf(sql, page, pageOf(sql, ground, query, page, 'cases'));
  return lastChanged(sql, ground, query, page);
}

/** How many of the latest steps a page of the last changed cases is looked for among, before all cases are sorted. */
const LATEST_STEPS = [1_000, 30_000] as const;

// No index knows when a case last changed, for it would be written anew with each step. The journal does.
async function lastChanged(sql: Sql, ground: Ground, query: CaseQuery, page: Page): Promise<readonly SummaryRow[]> {
  const until = query.cursor ? readCursor(query.cursor).at : null;
  for (const steps of LATEST_STEPS) {
    const latest = sql`and id = any (array(select latest_cases(${until ?? 'infinity'}::text::timestamptz, ${steps})))`;
    const rows = await rowsOf(sql, page, pageOf(sql, ground, query, page, 'cases', latest));
    if (rows.length === page.limit) return rows;
  }
  return rowsOf(sql, page, pageOf(sql, ground, query, page, 'cases'));
}

type Fragment = postgres.PendingQuery<postgres.Row[]>;

function pageOf(
  sql: Sql,
  ground: Ground,
  query: CaseQuery,
  { actor, sort, limit, digests }: Page,
  table: 'cases' | 'not_closed',
  more: Fragment = sql``,
): Fragment {
  const { key, way } = orders[sort];
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const after = cursor
    ? sql`and (${sql.unsafe(key)}, id) ${sql.unsafe(way ? '<' : '>')} (${cursor.at ?? 'infinity'}::text::timestamptz, ${cursor.id}::uuid)`
    : sql``;
  const page = { limit, cursor: sort === '-reported' ? cursor : null, ...(digests ? { digests } : {}) };
  return sql`
    from ${sql(table)} c where ${caseFilter(sql, ground, query, { actor, page })} ${more} ${after}
    order by ${sql.unsafe(`${key} ${way}, id ${way}`)} limit ${limit}`;
}

function rowsOf(sql: Sql, { sort }: Page, page: Fragment) {
  const { key, way } = orders[sort];
  return sql<SummaryRow[]>`
    select ${sql([...summaryColumns])} from cases where id = any (array(select id ${page}))
    order by ${sql.unsafe(`${key} ${way}, id ${way}`)}
  `;
}

function instantOf(row: SummaryRow, sort: Sort): string | null {
  if (sort === 'due') return row.due_at?.toISOString() ?? null;
  return (sort === '-updated' ? row.updated_at : row.reported_at).toISOString();
}

const attentions = Object.keys(attentionIs) as (keyof typeof attentionIs)[];

type OpenCount = Readonly<Record<(typeof attentions)[number] | 'n', number>> & {
  readonly state: string;
  readonly kind: string;
  readonly lamp: string | null;
};

/** How many open cases stand where, as the actor may see them, of a unit or of all, and how many wear the actor's name. */
export async function countCases(sql: Sql, actor: Actor, query: CaseCountsQuery = {}): Promise<CaseCounts> {
  const ids = unitsAsked(query, actor);
  const [whose = sql``] = ofUnits(sql, ids);
  const counted = attentions.map(
    (what) => sql`, count(*) filter (where ${attentionIs[what](sql)})::int as ${sql(what)}`,
  );
  const rows = await sql<OpenCount[]>`
    select state, kind, lamp, count(*)::int as n ${counted}
    from not_closed c
    where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked') ${whose}
    group by state, kind, lamp
  `;
  const sum = (key: 'state' | 'kind' | 'lamp') => {
    const counts: Record<string, number> = {};
    for (const row of rows) {
      const name = row[key];
      if (name) counts[name] = (counts[name] ?? 0) + row.n;
    }
    return counts;
  };
  const attention = Object.fromEntries(
    attentions.map((what) => [what, rows.reduce((total, row) => total + row[what], 0)]),
  );
  return {
    ...{ states: sum('state'), kinds: sum('kind'), lamps: sum('lamp') },
    attention: { ...attention, led_by_me: hasRole(actor, 'leader') ? await countLed(sql, actor, whose) : 0 },
  };
}

async function countLed(sql: Sql, actor: Actor, whose: Fragment): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from not_closed c
    where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked') and ${ledBy(sql, actor)} ${whose}`;
  return row?.n ?? 0;
}
