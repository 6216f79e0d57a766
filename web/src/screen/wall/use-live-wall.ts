import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { liveWallKey } from './queries.ts';

const leastBetweenMs = 2_000;

/** Asks for the scene again when something happened, at most every two seconds however much happens. */
export function useLiveWall(town: string): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(0);
  const ask = useCallback(() => {
    if (timer.current !== undefined) return;
    const wait = Math.max(0, last.current + leastBetweenMs - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = Date.now();
      void queryClient.invalidateQueries({ queryKey: liveWallKey(town) });
    }, wait);
  }, [queryClient, town]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('case', ask);
  useLive('alarm', ask);
  useLive('incident', ask);
  useLive('health', ask);
  useLive('devices', ask);
  useLive('round', ask);
  useLive('refetch', ask);
}
