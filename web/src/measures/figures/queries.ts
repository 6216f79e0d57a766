import type { MeasureAnswer, MeasureInfo, MeasureRows } from '@chengyun/contract/measures-answer';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

const key = (town: string) => ['town', town, 'measures'] as const;
const minuteMs = 60_000;

/** The town's measures: names, formulas, time bases. */
export function measuresQuery(town: string) {
  return queryOptions({
    queryKey: key(town),
    queryFn: ({ signal }) => api<{ measures: readonly MeasureInfo[] }>(paths.measures(town), { signal }),
    staleTime: 10 * minuteMs,
  });
}

type Query = Readonly<Record<string, string | boolean | undefined>>;

/** A measure over a period, whole and by groups; asked again every minute while it is looked at. */
export function figureQuery(town: string, id: string, query: Query) {
  return queryOptions({
    queryKey: [...key(town), id, query],
    queryFn: ({ signal }) => api<MeasureAnswer>(paths.measure(town, id), { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: minuteMs / 2,
    refetchInterval: minuteMs,
  });
}

const pageRows = 100;

/** The rows behind a figure, page after page. */
export function rowsQuery(town: string, id: string, query: Query) {
  return infiniteQueryOptions({
    queryKey: [...key(town), id, 'rows', query],
    queryFn: ({ signal, pageParam }) =>
      api<MeasureRows>(paths.measureCases(town, id), {
        query: { ...query, limit: pageRows, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: minuteMs / 2,
  });
}
