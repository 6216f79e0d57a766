import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type Live, type LiveListener, type LiveState, type LiveWorld, openLive } from './live.ts';
import { paths } from './paths.ts';

/* A hidden page gets no animation frames; a slow timer keeps its data right without work for the screen. */
function nextFrame(flush: () => void): void {
  if (document.hidden) setTimeout(flush, 1000);
  else requestAnimationFrame(flush);
}

function browserLine(changed: (up: boolean) => void): () => void {
  const [comes, goes] = [() => changed(true), () => changed(false)];
  addEventListener('online', comes);
  addEventListener('offline', goes);
  return () => {
    removeEventListener('online', comes);
    removeEventListener('offline', goes);
  };
}

const browser: LiveWorld = {
  fetch: (...request) => fetch(...request),
  now: () => new Date(),
  random: Math.random,
  frame: nextFrame,
  silenceMs: 60_000,
  firstPauseMs: 1000,
  restoredMs: 15_000,
  line: browserLine,
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
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!open) return undefined;
    const opened = openLive(paths.live(town), browser);
    setLive(opened);
    // What could not be read while the server was away is read now, whoever asked for it.
    opened.subscribe('refetch', () => {
      void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    });
    return opened.close;
  }, [town, open, queryClient]);
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
