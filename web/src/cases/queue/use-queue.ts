import type { CaseSummary } from '@chengyun/contract/case';
import type { CaseQuery } from '@chengyun/contract/case-list';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { caseQuery } from '../../api/things.ts';
import { rowsOf } from '../data/live-rows.ts';
import { listQuery } from '../data/queries.ts';
import { useLiveList } from '../data/use-live-list.ts';
import { shownRows } from './filters.ts';

export type Queue = {
  readonly rows: readonly CaseSummary[];
  readonly gone: ReadonlySet<string>;
  /** New cases that belong here and are not shown yet. */
  readonly fresh: number;
  readonly loading: boolean;
  readonly error: Error | null;
  /** True when the last page is here. */
  readonly complete: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly renew: () => void;
  readonly retry: () => void;
  /** Reads a case ahead, so that opening it waits for nothing. */
  readonly lookAhead: (id: string) => void;
};

/** The cases of a query as they are now; the open one stays in its place even when it has left the queue. */
export function useQueue(town: string, query: CaseQuery, openId: string | undefined): Queue {
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(listQuery(town, query));
  const { fresh, gone, renew } = useLiveList(town, query);
  const all = useMemo(() => rowsOf(list.data), [list.data]);
  const rows = useMemo(() => shownRows(all, gone, openId), [all, gone, openId]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const lookAhead = useCallback(
    (id: string) => void queryClient.prefetchQuery({ ...caseQuery(town, id), staleTime: 30_000 }),
    [queryClient, town],
  );
  return {
    ...{ rows, gone, fresh, renew, more, retry, lookAhead },
    loading: list.isPending,
    error: list.error,
    complete: list.isSuccess && !hasNextPage,
    loadingMore: isFetchingNextPage,
  };
}
