import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { useGather } from './use-gather.ts';

/** Reads a list again when the stream tells that something of its topic changed, or that anything may have. */
export function useLiveList(topic: string, queryKey: QueryKey): void {
  const queryClient = useQueryClient();
  const name = JSON.stringify(queryKey);
  const read = useCallback(
    () => queryClient.invalidateQueries({ queryKey: JSON.parse(name) as QueryKey }),
    [queryClient, name],
  );
  const gather = useGather(read, 1_000);
  useLive(topic, gather);
  useLive('refetch', gather);
}
