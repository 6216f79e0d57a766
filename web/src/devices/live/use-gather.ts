import { useCallback, useEffect, useRef } from 'react';
import { type Clock, type Gathering, gathering } from './gather.ts';

const clock: Clock = {
  now: () => performance.now(),
  later: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Reads after news, in a bad minute no more often than the rest and the length of a reading allow. `read` should be stable. */
export function useGather(read: () => Promise<unknown>, restMs: number): () => void {
  const current = useRef<Gathering | null>(null);
  useEffect(() => {
    const gather = gathering(read, restMs, clock);
    current.current = gather;
    return gather.stop;
  }, [read, restMs]);
  return useCallback(() => current.current?.news(), []);
}
