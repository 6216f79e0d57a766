import type { DeviceQuery, DeviceSummary } from '@chengyun/contract/device';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { deviceListQuery } from './queries.ts';

export type DeviceRows = {
  readonly rows: readonly DeviceSummary[];
  readonly loading: boolean;
  readonly error: Error | null;
  readonly complete: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

/** The devices of a query; while another query is asked the rows before stay. */
export function useDeviceRows(town: string, query: DeviceQuery): DeviceRows {
  const list = useInfiniteQuery({ ...deviceListQuery(town, query), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap(({ devices }) => devices) ?? [], [list.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return { rows, loading: list.isPending, error: list.error, complete: list.isSuccess && !hasNextPage, more, retry };
}
