import type { AlarmDetail } from '@chengyun/contract/alarm';
import type { CaseDetail } from '@chengyun/contract/case';
import type { DeviceDetail } from '@chengyun/contract/device';
import type { FoundPlace } from '@chengyun/contract/place';
import type { Round, RoundTrack } from '@chengyun/contract/round';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

export const caseKey = (town: string, id: string) => ['town', town, 'cases', id] as const;

/** Key of everything about the alarms of a town. */
export const alarmsKey = (town: string) => ['town', town, 'alarms'] as const;

/** Key of everything about the devices of a town. */
export const devicesKey = (town: string) => ['town', town, 'devices'] as const;

/** One case with its story. */
export function caseQuery(town: string, id: string) {
  return queryOptions({
    queryKey: caseKey(town, id),
    queryFn: ({ signal }) => api<CaseDetail>(paths.case(town, id), { signal }),
  });
}

/** One alarm with its building. */
export function alarmQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'one', id],
    queryFn: ({ signal }) => api<AlarmDetail>(paths.alarm(town, id), { signal }),
  });
}

/** One device with its latest values. */
export function deviceQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'one', id],
    queryFn: ({ signal }) => api<DeviceDetail>(paths.device(town, id), { signal }),
  });
}

/** One place of the address book. */
export function placeQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'places', 'one', id],
    queryFn: ({ signal }) => api<FoundPlace>(paths.place(town, id), { signal }),
    staleTime: 300_000,
  });
}

/** One round of a patrol. */
export function roundQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'rounds', 'one', id],
    queryFn: ({ signal }) => api<Round>(paths.round(town, id), { signal }),
  });
}

/**
 * Where a round went. Each asking is a look that the trail keeps, so it is asked once for each opening, and once more when
 * the first position comes (`isHeard`).
 */
export function trackQuery(town: string, id: string, isHeard = true) {
  return queryOptions({
    queryKey: ['town', town, 'round-track', id, isHeard],
    queryFn: ({ signal }) => api<RoundTrack>(paths.roundTrack(town, id), { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
