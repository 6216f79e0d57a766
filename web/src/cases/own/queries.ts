import type { CaseReceipt } from '@chengyun/contract/case-list';
import type { NewOwnCase, OwnCase, OwnKind, OwnPage, OwnRating } from '@chengyun/contract/own-case';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

const ownKey = (town: string) => ['town', town, 'own'] as const;
// Nobody sends these pages news: they look again by themselves, which is soon enough for who waits for days.
const AGAIN = 60_000;

/** The reader's reports, page by page. */
export function ownListQuery(town: string) {
  return infiniteQueryOptions({
    queryKey: [...ownKey(town), 'list'],
    queryFn: ({ signal, pageParam }) =>
      api<OwnPage>(paths.ownCases(town), { signal, query: pageParam === null ? {} : { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: AGAIN,
  });
}

/** One of them with its progress. */
export function ownCaseQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...ownKey(town), 'one', id],
    queryFn: ({ signal }) => api<OwnCase>(paths.ownCase(town, id), { signal }),
    refetchInterval: AGAIN,
  });
}

/** What may be reported. */
export function ownKindsQuery(town: string) {
  return queryOptions({
    queryKey: [...ownKey(town), 'kinds'],
    queryFn: ({ signal }) => api<{ readonly kinds: readonly OwnKind[] }>(paths.ownKinds(town), { signal }),
    staleTime: 10 * 60_000,
  });
}

/** Everything of one's own reports, to be read again after a change. */
export const allOwn = (town: string) => ({ queryKey: ownKey(town) });

export function reportOwn(town: string, body: NewOwnCase, key: string): Promise<CaseReceipt> {
  return api(paths.ownCases(town), { body, key });
}

export function rateOwn(town: string, id: string, body: OwnRating): Promise<CaseReceipt> {
  return api(paths.ownRating(town, id), { body });
}
