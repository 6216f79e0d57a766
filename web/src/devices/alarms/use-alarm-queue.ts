import type { AlarmSummary } from '@chengyun/contract/alarm';
import type { AlarmQuery } from '@chengyun/contract/alarm-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { alarmListQuery } from './queries.ts';

export type AlarmQueue = {
  readonly rows: readonly AlarmSummary[];
  readonly loading: boolean;
  readonly error: Error | null;
  /** True when the last page is here. */
  readonly complete: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

/** The alarms of a query as they are now. */
export function useAlarmQueue(town: string, query: AlarmQuery): AlarmQueue {
  const list = useInfiniteQuery(alarmListQuery(town, query));
  const rows = useMemo(() => list.data?.pages.flatMap(({ alarms }) => alarms) ?? [], [list.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const complete = list.isSuccess && !hasNextPage;
  return { rows, loading: list.isPending, error: list.error, complete, more, retry };
}
