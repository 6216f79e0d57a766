import type { GoalBoard, GoalThing } from '@chengyun/contract/goals-answer';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

const aMinute = 60_000;

/** The key below which everything of a town's goals is kept. */
export const goalsKey = (town: string) => ['town', town, 'goals'] as const;

/** The board of a year; the current one unless told. */
export function boardQuery(town: string, year: string | undefined) {
  return queryOptions({
    queryKey: [...goalsKey(town), 'board', year ?? ''],
    queryFn: ({ signal }) => api<GoalBoard>(paths.goals(town), { query: { year }, signal }),
    staleTime: aMinute,
    refetchInterval: 5 * aMinute,
  });
}

/** One indicator in a year. */
export function goalQuery(town: string, id: string, year: string | undefined) {
  return queryOptions({
    queryKey: [...goalsKey(town), 'one', id, year ?? ''],
    queryFn: ({ signal }) => api<GoalThing>(paths.goal(town, id), { query: { year }, signal }),
    staleTime: aMinute,
  });
}
