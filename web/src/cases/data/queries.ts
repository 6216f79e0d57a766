import type { CaseSummary } from '@chengyun/contract/case';
import type { CasePage, CaseQuery, Twin } from '@chengyun/contract/case-list';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { caseKey } from '../../api/things.ts';
import { idsAmong } from '../queue/filters.ts';

/** Rows of one page; few pages even for thousands, small enough to be there at once. */
const pageRows = 100;

/** Key of every list of cases of a town. */
export const listsKey = (town: string) => ['town', town, 'cases', 'list'] as const;

/** The list of a query, page after page. */
export function listQuery(town: string, query: CaseQuery) {
  return infiniteQueryOptions({
    queryKey: [...listsKey(town), query],
    queryFn: ({ signal, pageParam }) =>
      api<CasePage>(paths.cases(town), {
        query: { ...query, limit: pageRows, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Which of these cases belong to a query, and as what: how the list learns what came in and what left. */
export async function amongOf(town: string, query: CaseQuery, ids: readonly string[]): Promise<CasePage> {
  const asked = idsAmong(query, ids);
  if (asked.length === 0) return { cases: [], next: null };
  return api<CasePage>(paths.cases(town), { query: { ...query, ids: asked.join(','), limit: asked.length } });
}

/** Likely duplicates of a case. */
export function twinsQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...caseKey(town, id), 'twins'],
    queryFn: ({ signal }) => api<{ twins: readonly Twin[] }>(paths.twins(town, id), { signal }),
    staleTime: 60_000,
  });
}

/** Open cases found by a few words, to merge into. */
export function foundQuery(town: string, q: string) {
  return queryOptions({
    queryKey: ['town', town, 'cases', 'found', q],
    queryFn: ({ signal }) =>
      api<{ cases: readonly CaseSummary[] }>(paths.cases(town), { query: { q, state: 'open', limit: 12 }, signal }),
    enabled: q.trim() !== '',
    staleTime: 30_000,
  });
}
