import { useCallback, useEffect, useMemo, useState } from 'react';

const stepMs = 10 * 60_000;
const frameMs = 900;
const dayMs = 24 * 3_600_000;

/** The moment the wall shows: null is now. */
export type Past = {
  readonly at: Date | null;
  readonly playing: boolean;
  readonly show: (at: Date | null) => void;
  /** So many steps of ten minutes; onward from the present there is nothing. */
  readonly step: (steps: number) => void;
  readonly togglePlay: () => void;
};

/** Whole steps of ten minutes, so that everybody who replays asks for the same moments. */
export function stepped(ms: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}

/** Where a step leads from a moment: null when that is the present. */
export function afterStep(at: number | null, steps: number, now: number): number | null {
  const next = stepped(at ?? now) + (at === null ? steps + 1 : steps) * stepMs;
  return next > stepped(now) ? null : next;
}

/** Goes back in time from `first`, step by step or playing; reaching the present it is live again. */
export function usePast(first: Date | undefined): Past {
  const [at, setAt] = useState<number | null>(() => (first ? stepped(first.getTime()) : null));
  const [playing, setPlaying] = useState(false);
  const step = useCallback((steps: number) => setAt((was) => afterStep(was, steps, Date.now())), []);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => step(1), frameMs);
    return () => clearInterval(timer);
  }, [playing, step]);
  useEffect(() => {
    if (at === null) setPlaying(false);
  }, [at]);
  return useMemo(
    () => ({
      at: at === null ? null : new Date(at),
      playing: playing && at !== null,
      show: (moment) => setAt(moment === null ? null : afterStep(moment.getTime(), 0, Date.now())),
      step,
      togglePlay: () => {
        setAt((was) => was ?? afterStep(null, 1 - dayMs / stepMs, Date.now()));
        setPlaying((was) => !was);
      },
    }),
    [at, playing, step],
  );
}
