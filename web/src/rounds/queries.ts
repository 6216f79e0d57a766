import type { MyRound, Round, RoundList, RoundQuery } from '@chengyun/contract/round';
import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../api/client.ts';
import { useLive } from '../api/LiveProvider.tsx';
import { paths } from '../api/paths.ts';

/** Key of everything about rounds. */
const roundsKey = (town: string) => ['town', town, 'rounds'] as const;

/** The worker's own round that is on. */
export function myRoundQuery(town: string) {
  return queryOptions({
    queryKey: [...roundsKey(town), 'mine'],
    queryFn: ({ signal }) => api<MyRound>(paths.myRound(town), { signal }),
    refetchInterval: 60_000,
  });
}

/** Rounds of a day. */
export function roundsQuery(town: string, query: RoundQuery) {
  return queryOptions({
    queryKey: [...roundsKey(town), 'list', query],
    queryFn: ({ signal }) => api<RoundList>(paths.rounds(town), { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

const leastBetweenMs = 3_000;

/** Reads rounds again when one changes, at most every three seconds: forty phones tell three times a minute each. */
export function useLiveRounds(town: string): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ask = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: roundsKey(town) });
    }, leastBetweenMs);
  }, [queryClient, town]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('round', ask);
  useLive('refetch', ask);
}

/** The round as it stands becomes what every page knows of it. */
export function useKnowRound(town: string): (round: Round) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (round) => queryClient.setQueryData(myRoundQuery(town).queryKey, { round: round.endedAt ? null : round }),
    [queryClient, town],
  );
}
