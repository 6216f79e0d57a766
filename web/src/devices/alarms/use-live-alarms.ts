import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { alarmsKey } from '../../api/things.ts';
import { useGather } from '../live/use-gather.ts';
import { alarmCountsQuery } from './queries.ts';

/** As often as the stream tells. */
const liveMs = 250;

/** Reads what is shown of alarms (or only their counts) again when any changed; what comes meanwhile is in the next reading. */
export function useLiveAlarms(town: string, what: 'all' | 'counts' = 'all'): void {
  const queryClient = useQueryClient();
  const read = useCallback(() => {
    const queryKey = what === 'all' ? alarmsKey(town) : alarmCountsQuery(town).queryKey;
    return queryClient.invalidateQueries({ queryKey });
  }, [queryClient, town, what]);
  const gather = useGather(read, liveMs);
  useLive('alarm', gather);
  useLive('incident', gather);
  useLive('refetch', gather);
}
