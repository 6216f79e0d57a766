import type {
  AlarmCounts,
  AlarmDetail,
  AlarmPage,
  AlarmQuery,
  IncidentDetail,
  Occasion,
} from '@chengyun/contract/alarm';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

const pageRows = 100;

/** Key of everything about the alarms of a town. */
export const alarmsKey = (town: string) => ['town', town, 'alarms'] as const;

/** The alarms of a query, page after page. */
export function alarmListQuery(town: string, query: AlarmQuery) {
  return infiniteQueryOptions({
    queryKey: [...alarmsKey(town), 'list', query],
    queryFn: ({ signal, pageParam }) =>
      api<AlarmPage>(paths.alarms(town), {
        query: { ...query, limit: pageRows, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Fires that nobody has taken note of; a hundred at once are as loud as more. */
export function burningQuery(town: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'burning'],
    queryFn: ({ signal }) =>
      api<AlarmPage>(paths.alarms(town), {
        query: { state: 'raised', kind: 'fire', sort: 'newest', limit: pageRows },
        signal,
      }),
  });
}

/** Open alarms counted. */
export function alarmCountsQuery(town: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'counts'],
    queryFn: ({ signal }) => api<AlarmCounts>(paths.alarmCounts(town), { signal }),
  });
}

/** One alarm with its building. */
export function alarmQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'one', id],
    queryFn: ({ signal }) => api<AlarmDetail>(paths.alarm(town, id), { signal }),
  });
}

/** The incident an alarm belongs to. */
export function incidentQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'incident', id],
    queryFn: ({ signal }) => api<IncidentDetail>(paths.incident(town, id), { signal }),
  });
}

/** Drills and maintenance windows, those that are on and others. */
export function occasionsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'occasions'],
    queryFn: ({ signal }) => api<{ occasions: readonly Occasion[] }>(paths.occasions(town), { signal }),
    refetchInterval: 60_000,
  });
}
