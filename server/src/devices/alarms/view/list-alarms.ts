import type { AlarmCounts, AlarmPage } from '@chengyun/contract/alarm';
import type { AlarmQuery } from '@chengyun/contract/alarm-query';
import type { Actor } from '../../../people/actor.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { isAmong } from './alarm-filter.ts';
import { type SummaryRow, summarySelect, toSummary } from './summary.ts';

/** One page of alarms, worst and newest first, or by time alone. */
export async function listAlarms(sql: Sql, query: AlarmQuery, actor: Actor): Promise<AlarmPage> {
  const limit = query.limit ?? 50;
  const sort = query.sort ?? (query.state === 'open' ? 'worst' : 'newest');
  const rows = await alarmsBy(sql, query, sort, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    alarms: page.map((row) => toSummary(row, actor)),
    next: rows.length > limit && last ? cursorText(last) : null,
  };
}

function alarmsBy(sql: Sql, query: AlarmQuery, sort: 'worst' | 'newest', limit: number): Promise<SummaryRow[]> {
  const { cursor } = query;
  const order = sort === 'worst' ? sql`a.worst desc, a.raised_at desc, a.id desc` : sql`a.raised_at desc, a.id desc`;
  return sql<SummaryRow[]>`
    ${summarySelect(sql)} where ${isAmong(sql, query)} ${cursor ? after(sql, cursor, sort) : sql``}
    order by ${order} limit ${limit}`;
}

function after(sql: Sql, cursor: string, sort: 'worst' | 'newest') {
  const [worst, at, id] = readCursor(cursor);
  return sort === 'worst'
    ? sql`and (a.worst, a.raised_at, a.id) < (${worst}, ${at}::text::timestamptz, ${id}::uuid)`
    : sql`and (a.raised_at, a.id) < (${at}::text::timestamptz, ${id}::uuid)`;
}

function cursorText({ worst, raisedAt, id }: SummaryRow): string {
  return Buffer.from(JSON.stringify([worst, raisedAt.toISOString(), id])).toString('base64url');
}

function readCursor(text: string): readonly [number, string, string] {
  try {
    const [worst, at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const fits =
      typeof worst === 'number' && Number.isInteger(worst) && typeof at === 'string' && typeof id === 'string';
    if (fits && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return [worst, at, id];
  } catch {
    // not JSON: refused below like any other text that is none of ours
  }
  const why = { zh: 'cursor 应取自上一页的 next。', en: 'cursor must be the next of the page before.' };
  throw new Refusal('bad-request', { why });
}

/** Open alarms by state, kind and severity, as the actor may see them; those of drills and maintenance are left out. */
export async function countAlarms(sql: Sql): Promise<AlarmCounts> {
  const rows = await sql<{ state: string; kind: string; severity: string; shelved: boolean; n: number }[]>`
    select state, kind, severity, shelved_until is not null as shelved, count(*)::int as n
    from alarm where state <> 'cleared' and not quiet group by 1, 2, 3, 4`;
  const [incidents] = await sql<[{ n: number }]>`
    select count(*)::int as n from incident where state = 'open' and not drill`;
  const sumBy = (key: 'state' | 'kind' | 'severity') => {
    const sums: Record<string, number> = {};
    for (const row of rows) sums[row[key]] = (sums[row[key]] ?? 0) + row.n;
    return sums;
  };
  return {
    states: sumBy('state'),
    kinds: sumBy('kind'),
    severities: sumBy('severity'),
    shelved: rows.reduce((sum, row) => sum + (row.shelved ? row.n : 0), 0),
    incidents: incidents.n,
  };
}
