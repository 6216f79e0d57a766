import type { CasePage } from '@chengyun/contract/case-list';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/client.ts';
import { useLive } from '../api/LiveProvider.tsx';
import { paths } from '../api/paths.ts';
import { taskStates } from './group-tasks.ts';

/** What is asked of the cases: the open ones of the reader's units, by deadline. */
export const tasksAsked = { unit: 'mine', state: taskStates, sort: 'due' } as const;

/** The open tasks of the reader's units; 200 are more than a unit can have in hand. */
export function tasksQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'tasks'],
    queryFn: ({ signal }) =>
      api<CasePage>(paths.cases(town), {
        query: { ...tasksAsked, limit: 200 },
        signal,
      }),
  });
}

/** Reads the tasks again when cases change. */
export function useLiveTasks(town: string): void {
  const queryClient = useQueryClient();
  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: ['town', town, 'tasks'] }),
    [queryClient, town],
  );
  useLive('case', refresh);
  useLive('refetch', refresh);
}
