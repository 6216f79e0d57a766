import type { TileTotals } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { alarmQuery, caseQuery, deviceQuery, placeQuery, roundQuery } from '../../api/things.ts';
import type { Thing } from './map-address.ts';

/** How many things of each layer are in each state; asked for again while the page is looked at. */
export function totalsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'tiles', 'totals'],
    queryFn: ({ signal }) => api<TileTotals>(paths.tileTotals(town), { signal }),
    refetchInterval: 5000,
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
  const ofCase = useQuery({ ...caseQuery(town, id), enabled: layer === 'cases' }).data?.position;
  const ofAlarm = useQuery({ ...alarmQuery(town, id), enabled: layer === 'alarms' }).data?.device.position;
  const ofRound = useQuery({ ...roundQuery(town, id), enabled: layer === 'patrols' }).data?.position;
  const ofPlace = useQuery({ ...placeQuery(town, id), enabled: layer === 'sites' }).data?.position;
  const isDevice = layer === 'devices' || layer === 'cameras' || layer === 'sections';
  const ofDevice = useQuery({ ...deviceQuery(town, id), enabled: isDevice }).data?.position;
  const [lon, lat] = ofCase ?? ofAlarm ?? ofRound ?? ofPlace ?? ofDevice ?? [];
  return useMemo(() => (lon === undefined || lat === undefined ? undefined : [lon, lat]), [lon, lat]);
}
