import { useCallback, useEffect, useRef } from 'react';

/** One piece of news is told this soon, so that what came with it is in the same reading. */
const soonMs = 250;

/** Runs soon after the first news, and in a bad minute no more often than once in `restMs`. `run` should be stable. */
export function useGather(run: () => void, restMs = 1000): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ran = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        ran.current = Date.now();
        run();
      },
      Math.max(soonMs, ran.current + restMs - Date.now()),
    );
  }, [run, restMs]);
}
