import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { alarmCountsQuery, alarmsKey } from './queries.ts';

/** News of a bad minute is gathered for so long, so that one reading answers all of it. */
const gatherMs = 250;

/** Reads what is shown of alarms (or only their counts) again when any changed; what comes meanwhile is in the next reading. */
export function useLiveAlarms(town: string, what: 'all' | 'counts' = 'all'): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const gather = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const queryKey = what === 'all' ? alarmsKey(town) : alarmCountsQuery(town).queryKey;
      void queryClient.invalidateQueries({ queryKey });
    }, gatherMs);
  }, [queryClient, town, what]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  useLive('alarm', gather);
  useLive('incident', gather);
  useLive('refetch', gather);
}
