import type { SavedView } from '@chengyun/contract/case-list';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

export const viewsKey = (town: string) => ['town', town, 'views'] as const;

/** Views kept by me or shared by colleagues: queues of the desk, and questions. */
export function viewsQuery(town: string) {
  return queryOptions({
    queryKey: viewsKey(town),
    queryFn: ({ signal }) => api<{ views: readonly SavedView[] }>(paths.views(town), { signal }),
    staleTime: 5 * 60_000,
  });
}

/* A question's text begins so; a queue's is the desk's own query. */
const questionMark = 'page=ask&';

/** Whether a kept view is a question in words and not a queue of the desk. */
export function isQuestion({ query }: Pick<SavedView, 'query'>): boolean {
  return query.startsWith(questionMark);
}

/** The text a question is kept under. */
export function questionText(search: Readonly<Record<string, string>>): string {
  return `${questionMark}${new URLSearchParams(search)}`;
}

/** The address of a kept question. */
export function questionSearch({ query }: Pick<SavedView, 'query'>): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query.slice(questionMark.length)));
}
