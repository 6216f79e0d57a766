import type { AlarmDetail } from '@chengyun/contract/alarm';
import type { CaseDetail } from '@chengyun/contract/case';
import type { DeviceDetail } from '@chengyun/contract/device';
import type { FoundPlaces } from '@chengyun/contract/place';
import type { TileTotals } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import type { Thing } from './map-address.ts';

/** How many things of each layer are in each state; asked for again while the page is looked at. */
export function totalsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'tiles', 'totals'],
    queryFn: ({ signal }) => api<TileTotals>(paths.tileTotals(town), { signal }),
    refetchInterval: 5000,
  });
}

/** Places by name or address. */
export function placesQuery(town: string, q: string) {
  return queryOptions({
    queryKey: ['town', town, 'places', q],
    queryFn: ({ signal }) => api<FoundPlaces>(paths.places(town), { query: { q, limit: 8 }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** A case for its card. */
export function caseCardQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'cases', id],
    queryFn: ({ signal }) => api<CaseDetail>(paths.case(town, id), { signal }),
  });
}

/** An alarm for its card. */
export function alarmCardQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'alarms', 'one', id],
    queryFn: ({ signal }) => api<AlarmDetail>(paths.alarm(town, id), { signal }),
  });
}

/** A device for its card. */
export function deviceCardQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'devices', 'one', id],
    queryFn: ({ signal }) => api<DeviceDetail>(paths.device(town, id), { signal }),
  });
}

/** The town at a past moment; the past stays as it was. */
export function replayQuery(town: string, at: string | undefined) {
  return queryOptions({
    queryKey: ['town', town, 'replay', at],
    queryFn: ({ signal }) => api<Replay>(paths.replay(town), { query: { at: at ?? '' }, signal }),
    enabled: at !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** Where a thing stands; undefined while that is not known. */
export function useThingPlace(thing: Thing | undefined): readonly [number, number] | undefined {
  const town = useTown().id;
  const [layer, id] = [thing?.layer, thing?.id ?? ''];
  const ofCase = useQuery({ ...caseCardQuery(town, id), enabled: layer === 'cases' }).data?.position;
  const ofAlarm = useQuery({ ...alarmCardQuery(town, id), enabled: layer === 'alarms' }).data?.device.position;
  const isDevice = layer !== undefined && layer !== 'cases' && layer !== 'alarms';
  const ofDevice = useQuery({ ...deviceCardQuery(town, id), enabled: isDevice }).data?.position;
  const [lon, lat] = ofCase ?? ofAlarm ?? ofDevice ?? [];
  return useMemo(() => (lon === undefined || lat === undefined ? undefined : [lon, lat]), [lon, lat]);
}
