import { useMap } from '@vis.gl/react-maplibre';
import { useCallback, useEffect, useMemo } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';

type LiveTilesProps = {
  /** The source whose tiles are asked for again; those that did not change come back as “not modified”. */
  readonly source: string;
  readonly topics: readonly string[];
};

const firstMs = 80;
const betweenMs = 500;

/** Keeps the tiles of a source true: news of a topic asks for the tiles in view again, at most twice a second. */
export function LiveTiles({ source, topics }: LiveTilesProps) {
  const map = useMap().current?.getMap();
  const refresh = useMemo(() => spaced(() => map?.getSource(source) && map.refreshTiles(source)), [map, source]);
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

/** Runs work soon after it is asked for, and never more often than every half second; a hidden page waits until it is seen. */
function spaced(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const run = () => {
    timer = undefined;
    last = performance.now();
    if (document.hidden) document.addEventListener('visibilitychange', work, { once: true });
    else work();
  };
  return {
    ask() {
      timer ??= setTimeout(run, Math.max(firstMs, last + betweenMs - performance.now()));
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', work);
    },
  };
}
