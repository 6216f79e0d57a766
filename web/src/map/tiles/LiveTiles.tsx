import { useMap } from '@vis.gl/react-maplibre';
import { useCallback, useEffect, useMemo } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';

type LiveTilesProps = {
  /** The source whose tiles are asked for again; those that did not change come back as “not modified”. */
  readonly source: string;
  readonly topics: readonly string[];
};

const firstMs = 80;
const betweenMs = 250;
const againMs = 50;

/** Keeps the tiles of a source true: news of a topic asks for the tiles in view again, at most four times a second. */
export function LiveTiles({ source, topics }: LiveTilesProps) {
  const map = useMap().current?.getMap();
  const refresh = useMemo(
    () =>
      spaced(() => {
        if (!map?.getSource(source)) return true;
        // A tile on its way is not asked for a second time: what it brings would be the old state, or come last.
        if (!map.isSourceLoaded(source)) return false;
        map.refreshTiles(source);
        return true;
      }),
    [map, source],
  );
  useEffect(() => refresh.stop, [refresh]);
  return [...topics, 'refetch'].map((topic) => <Topic key={topic} topic={topic} onNews={refresh.ask} />);
}

function Topic({ topic, onNews }: { readonly topic: string; readonly onNews: () => void }) {
  useLive(
    topic,
    useCallback(() => onNews(), [onNews]),
  );
  return null;
}

/**
 * Runs work soon after it is asked for, and never more often than every quarter of a second; a hidden page waits until it is seen.
 * Work that gives false could not be done yet and is tried again.
 */
function spaced(work: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const run = () => {
    timer = undefined;
    if (document.hidden) document.addEventListener('visibilitychange', run, { once: true });
    else if (work()) last = performance.now();
    else timer = setTimeout(run, againMs);
  };
  return {
    ask() {
      timer ??= setTimeout(run, Math.max(firstMs, last + betweenMs - performance.now()));
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', run);
    },
  };
}
