import type { AlarmCounts, AlarmPage, IncidentDetail } from '@chengyun/contract/alarm';
import type { AlarmQuery } from '@chengyun/contract/alarm-query';
import type { Floods } from '@chengyun/contract/flood';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { alarmsKey } from '../../api/things.ts';

const pageRows = 100;

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

/** The incident an alarm belongs to. */
export function incidentQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'incident', id],
    queryFn: ({ signal }) => api<IncidentDetail>(paths.incident(town, id), { signal }),
  });
}

/** Devices that send more than their share. */
export function floodsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'floods'],
    queryFn: ({ signal }) => api<Floods>(paths.deviceFloods(town), { signal }),
  });
}
