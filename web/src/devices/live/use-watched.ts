import { useCallback, useEffect } from 'react';
import { api } from '../../api/client.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import type { LiveNews } from '../../api/live.ts';
import { paths } from '../../api/paths.ts';

/** The server tells of a device for ninety seconds after it was asked to. */
const againMs = 60_000;
const most = 200;

/** Calls `run` when a device of these says something; asks the server to tell of them as long as they are looked at. */
export function useWatched(town: string, deviceIds: readonly string[], run: () => void): void {
  const names = deviceIds.slice(0, most).join(' ');
  useEffect(() => {
    if (names === '') return;
    const ask = () => {
      // Without an answer the page stays as it is until the next try; the stream's own state is shown elsewhere.
      void api(paths.watchedDevices(town), { body: { deviceIds: names.split(' ') } }).catch(() => undefined);
    };
    ask();
    const timer = setInterval(ask, againMs);
    return () => clearInterval(timer);
  }, [town, names]);
  const hear = useCallback(
    (news: readonly LiveNews[]) => {
      const watched = new Set(names.split(' '));
      if (news.some(({ id }) => watched.has(id))) run();
    },
    [names, run],
  );
  useLive('device', hear);
}
