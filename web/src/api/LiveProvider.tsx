import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type Live, type LiveListener, type LiveState, type LiveWorld, openLive } from './live.ts';
import { paths } from './paths.ts';

/* A hidden page gets no animation frames; a slow timer keeps its data right without work for the screen. */
function nextFrame(flush: () => void): void {
  if (document.hidden) setTimeout(flush, 1000);
  else requestAnimationFrame(flush);
}

const browser: LiveWorld = {
  fetch: (...request) => fetch(...request),
  now: () => new Date(),
  random: Math.random,
  frame: nextFrame,
  silenceMs: 60_000,
  firstPauseMs: 1000,
};

const LiveContext = createContext<Live | undefined>(undefined);

type LiveProviderProps = {
  readonly town: string;
  /** False for who may see none of the news: then nothing is asked. */
  readonly open?: boolean;
  readonly children: ReactNode;
};

/** Keeps one event stream open for a town while its pages are shown. */
export function LiveProvider({ town, open = true, children }: LiveProviderProps) {
  const [live, setLive] = useState<Live>();
  useEffect(() => {
    if (!open) return undefined;
    const opened = openLive(paths.live(town), browser);
    setLive(opened);
    return opened.close;
  }, [town, open]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/**
 * Calls `listener` with what changed on `topic` (`case`, `import`, …), at most once per frame.
 * Topic `refetch` is called after a gap; invalidate your queries then. `listener` should be stable (useCallback).
 */
export function useLive(topic: string, listener: LiveListener): void {
  const live = useContext(LiveContext);
  useEffect(() => live?.subscribe(topic, listener), [live, topic, listener]);
}

const connecting: LiveState = { kind: 'connecting' };
const nothing = () => () => undefined;

/** How the stream stands, to be said in words. */
export function useLiveState(): LiveState {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live?.watch ?? nothing, live?.state ?? (() => connecting));
}
