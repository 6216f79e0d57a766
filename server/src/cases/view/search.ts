import type { CaseQuery } from '@chengyun/contract/case-list';
import type postgres from 'postgres';
import type { Sql } from '../../support/db/connect.ts';
import { searchQuery } from '../../support/words/search-words.ts';
import type { Cursor } from './cursor.ts';

/** Most cases a search looks at before other filters than states narrow it; newest first. */
const MOST_CANDIDATES = 5000;

/** How a page of hits is asked for. */
export interface SearchPage {
  /** Rows wanted, newest first. */
  readonly limit: number;
  /** Where the page before ended, when pages go from the newest case back. */
  readonly cursor: Cursor | null;
  /** The states wanted; null for all. */
  readonly states: readonly string[] | null;
}

/**
 * A search over numbers, words, and persons as conditions. Words go through the security-definer door, because the match
 * operator may not run before row-level security; a name or phone number must be whole.
 */
export function searchCondition(
  sql: Sql,
  query: CaseQuery,
  { limit, cursor, states }: SearchPage,
): postgres.PendingQuery<postgres.Row[]>[] {
  const text = query.q?.trim();
  if (!text) return [];
  const asked = searchQuery(text);
  const phone = /^[0-9+ -]{5,20}$/.test(text) ? text.replaceAll(/[^0-9+]/g, '') : null;
  const person = text.length <= 16 ? text : null;
  // Nothing else narrows the page: as many candidates as rows are enough, from where the page before ended.
  const most = onlySearches(query) ? limit : MOST_CANDIDATES;
  const from = onlySearches(query) && cursor?.at ? cursor : null;
  const wanted = states ? [...states] : null;
  return [
    sql`and id = any (array(
      ${
        asked
          ? sql`select case_candidates(${asked}::text::tsquery, ${most}, ${wanted}, ${from?.at ?? null}, ${from?.id ?? null})`
          : sql`select null::uuid`
      }
      ${phone ? sql`union all (${ofPerson(sql, 'person_phone', phone)})` : sql``}
      ${person ? sql`union all (${ofPerson(sql, 'person_name', person)})` : sql``}
    ))`,
  ];
}

function ofPerson(sql: Sql, column: 'person_phone' | 'person_name', text: string) {
  return sql`select case_id from signal where ${sql(column)} = ${text} order by at desc limit ${MOST_CANDIDATES}`;
}

const neutral: ReadonlySet<string> = new Set(['q', 'state', 'sort', 'cursor', 'limit']);

function onlySearches(query: CaseQuery): boolean {
  const newestFirst = query.sort === undefined || query.sort === '-reported';
  return newestFirst && Object.entries(query).every(([name, value]) => neutral.has(name) || !value);
}
