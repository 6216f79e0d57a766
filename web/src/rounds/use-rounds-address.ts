import type { RoundQuery } from '@chengyun/contract/round';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTown } from '../api/TownProvider.tsx';

type Changes = { readonly day?: string | undefined; readonly state?: RoundQuery['state'] | undefined };
type Search = Readonly<Record<string, string>>;

/** What the address says of the page of rounds: the round shown, the day (today unless told) and which of it. */
export function useRoundsAddress() {
  const { roundId } = useParams({ strict: false }) as { readonly roundId?: string };
  const { day, state } = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const town = useTown().id;
  const navigate = useNavigate();
  return useMemo(() => {
    const search = readSearch(day, state);
    const kept = told(search);
    return {
      roundId,
      search,
      kept,
      go: (changes: Changes) =>
        void navigate({ to: '.', search: told({ ...search, ...changes }) as never, resetScroll: false }),
      open: (id: string) =>
        void navigate({ to: '/$town/patrols/$roundId', params: { town, roundId: id }, search: kept as never }),
      close: () => void navigate({ to: '/$town/patrols', params: { town }, search: kept as never }),
    };
  }, [roundId, day, state, town, navigate]);
}

function readSearch(day: string | undefined, state: string | undefined): RoundQuery {
  return {
    ...(day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
    ...(state === 'on' || state === 'ended' ? { state } : {}),
  };
}

function told(query: Changes): Search {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}
