import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import type { Narrow } from './queries.ts';

type Search = Readonly<Record<string, string>>;

/** What the address says of the page of requests: the request shown and what narrows the list; without a state, those that wait. */
export function usePrivacyAddress() {
  const { requestId } = useParams({ strict: false }) as { readonly requestId?: string };
  const search = useSearch({ strict: false }) as Narrow;
  const town = useTown().id;
  const navigate = useNavigate();
  return useMemo(() => {
    const { state = 'open', kind, q } = search;
    return {
      requestId,
      kept: told(search),
      narrow: { state: state === 'all' ? undefined : state, kind, q },
      state,
      /** Changes what narrows the list; undefined takes it away. */
      go: (changes: Narrow) =>
        void navigate({ to: '.', search: told({ ...search, ...changes }) as never, resetScroll: false }),
      open: (id: string) =>
        void navigate({
          to: '/$town/privacy/$requestId',
          params: { town, requestId: id },
          search: told(search) as never,
        }),
      close: () => void navigate({ to: '/$town/privacy', params: { town }, search: told(search) as never }),
    };
  }, [requestId, search, town, navigate]);
}

function told({ state, kind, q }: Narrow): Search {
  const all = Object.entries({ state: state === 'open' ? undefined : state, kind, q });
  return Object.fromEntries(all.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}
