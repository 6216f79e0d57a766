import type { CaseCounts, CasePage } from '@chengyun/contract/case-list';
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/client.ts';
import { useLive } from '../api/LiveProvider.tsx';
import { paths } from '../api/paths.ts';
import { answerStates, taskStates, tasksIn } from './group-tasks.ts';

/** What is asked of the cases: the open ones of the reader's units, by deadline. */
export const tasksAsked = { unit: 'mine', state: taskStates, sort: 'due' } as const;

/** Rows of one page: as many as most units have in hand. */
const pageRows = 200;

/** The open tasks of the reader's units, page after page. */
export function tasksQuery(town: string) {
  return infiniteQueryOptions({
    queryKey: ['town', town, 'tasks', 'open'],
    queryFn: ({ signal, pageParam }) =>
      api<CasePage>(paths.cases(town), {
        query: { ...tasksAsked, limit: pageRows, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    // A case may move from one page to the next between two questions.
    select: ({ pages }) => [...new Map(pages.flatMap(({ cases }) => cases).map((one) => [one.id, one])).values()],
  });
}

/** How many open tasks the reader's units have, those not listed yet too. */
export function taskCountQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'tasks', 'count'],
    queryFn: ({ signal }) => api<CaseCounts>(paths.caseCounts(town), { query: { unit: tasksAsked.unit }, signal }),
    select: tasksIn,
  });
}

/** Cases of the reader's units that want nothing but an answer to a supervision; few at any time. */
export function unansweredQuery(town: string) {
  const query = { unit: 'mine', state: answerStates, attention: 'unanswered', limit: pageRows };
  return queryOptions({
    queryKey: ['town', town, 'tasks', 'unanswered'],
    queryFn: ({ signal }) => api<CasePage>(paths.cases(town), { query, signal }),
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
