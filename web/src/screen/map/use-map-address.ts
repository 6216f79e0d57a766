import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type MapAddress, readAddress, writeAddress } from './map-address.ts';

/** What the page shows, kept in the address bar: a link to it opens the same. */
export function useMapAddress() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = JSON.stringify(search);
  const address = useMemo(() => readAddress(JSON.parse(text) as Record<string, string>), [text]);
  const change = useCallback(
    (what: Partial<MapAddress>) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...writeAddress(what) }) as Record<string, string>,
        replace: true,
      }),
    [navigate],
  );
  return { address, change };
}
