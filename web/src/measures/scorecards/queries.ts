import type { ScorecardAnswer, ScorecardList } from '@chengyun/contract/scorecards-answer';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** The key below which everything of a town's scorecards is kept. */
export const scorecardsKey = (town: string) => ['town', town, 'scorecards'] as const;

export function scorecardListQuery(town: string) {
  return queryOptions({
    queryKey: [...scorecardsKey(town), 'list'],
    queryFn: ({ signal }) => api<ScorecardList>(paths.scorecards(town), { signal }),
    staleTime: 60_000,
  });
}

/** A scorecard in a period; the last one that is over unless told. */
export function scorecardQuery(town: string, id: string, period: string | undefined) {
  return queryOptions({
    queryKey: [...scorecardsKey(town), 'one', id, period ?? ''],
    queryFn: ({ signal }) => api<ScorecardAnswer>(paths.scorecard(town, id), { query: { period }, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
