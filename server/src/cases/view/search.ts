import type { CaseQuery } from '@chengyun/contract/case-list';
import type postgres from 'postgres';
import { normal, type PieceKind } from '../../people/personal/find-personal.ts';
import type { Sql } from '../../support/db/connect.ts';
import { searchQuery } from '../../support/words/search-words.ts';
import type { Cursor } from './cursor.ts';

/** Most cases a search looks at before other filters than states narrow it; newest first. */
const MOST_CANDIDATES = 5000;

/** The digests that a whole name or number is stored by, one for each key in use. */
export type PersonDigests = (kind: PieceKind, value: string) => readonly Buffer[];

/** How a page of hits is asked for. */
export interface SearchPage {
  /** Rows wanted, newest first. */
  readonly limit: number;
  /** Where the page before ended, when pages go from the newest case back. */
  readonly cursor: Cursor | null;
  /** The states wanted; null for all. */
  readonly states: readonly string[] | null;
  /** By what cases of a person are found; without it a search finds words only. */
  readonly digests?: PersonDigests;
}

/**
 * A search over numbers, words, and persons as conditions. Words go through the security-definer door, because the match
 * operator may not run before row-level security; a name or phone number must be whole.
 */
export function searchCondition(
  sql: Sql,
  query: CaseQuery,
  { limit, cursor, states, digests }: SearchPage,
): postgres.PendingQuery<postgres.Row[]>[] {
  const text = query.q?.trim();
  if (!text) return [];
  const asked = searchQuery(text);
  const persons = digests ? personsAsked(text).flatMap(({ kind, value }) => digests(kind, value)) : [];
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
      ${persons.length > 0 ? sql`union all (${ofPersons(sql, persons)})` : sql``}
    ))`,
  ];
}

/** What a text may be of a person: a telephone or identity number, or a name, each whole. */
export function personsAsked(text: string): readonly { readonly kind: PieceKind; readonly value: string }[] {
  const kinds: readonly (readonly [PieceKind, boolean])[] = [
    ['phone', /^[0-9+ ()-]{5,20}$/.test(text)],
    ['id', /^(\d{17}[\dXx]|\d{15})$/.test(text)],
    ['name', text.length <= 64],
  ];
  return kinds.flatMap(([kind, may]) => (may && normal(kind, text) !== '' ? [{ kind, value: text }] : []));
}

/** Whether any case that the actor may see is found by these digests. */
export async function isOfSomebody(sql: Sql, digests: readonly Buffer[]): Promise<boolean> {
  const [row] = await sql`select from case_person where digest = any (${asBytes(digests)}::text::bytea[]) limit 1`;
  return row !== undefined;
}

// Ids of cases grow with time: the newest of somebody who calls every day come first.
function ofPersons(sql: Sql, digests: readonly Buffer[]) {
  return sql`select case_id from case_person
    where digest = any (${asBytes(digests)}::text::bytea[])
    order by case_id desc limit ${MOST_CANDIDATES}`;
}

function asBytes(digests: readonly Buffer[]): string {
  return `{${digests.map((digest) => `"\\\\x${digest.toString('hex')}"`).join(',')}}`;
}

const neutral: ReadonlySet<string> = new Set(['q', 'state', 'sort', 'cursor', 'limit']);

function onlySearches(query: CaseQuery): boolean {
  const newestFirst = query.sort === undefined || query.sort === '-reported';
  return newestFirst && Object.entries(query).every(([name, value]) => neutral.has(name) || !value);
}
