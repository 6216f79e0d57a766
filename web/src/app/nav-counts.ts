import type { CaseCounts } from '@chengyun/contract/case-list';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/client.ts';
import { fullFilesQuery } from '../api/full-files.ts';
import { useLive } from '../api/LiveProvider.tsx';
import { paths } from '../api/paths.ts';
import { alarmCountsQuery } from '../devices/alarms/queries.ts';
import { useLiveAlarms } from '../devices/alarms/use-live-alarms.ts';
import type { NavItem } from './nav.ts';

/** The figures of the queues; kept fresh by the live stream. */
function useCaseCounts(town: string, wanted: boolean): CaseCounts | undefined {
  const queryClient = useQueryClient();
  const queryKey = ['town', town, 'cases', 'counts'];
  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: ['town', town, 'cases', 'counts'] }),
    [queryClient, town],
  );
  useLive('case', refresh);
  useLive('refetch', refresh);
  const queryFn = ({ signal }: { readonly signal: AbortSignal }) => api<CaseCounts>(paths.caseCounts(town), { signal });
  return useQuery({ queryKey, queryFn, enabled: wanted }).data;
}

/** Alarms that nobody has taken note of; undefined for those who have no fire desk. */
function useUnseenAlarms(town: string, wanted: boolean): number | undefined {
  useLiveAlarms(town, 'counts');
  return useQuery({ ...alarmCountsQuery(town), enabled: wanted }).data?.states['raised'];
}

function figure(item: NavItem, counts: CaseCounts): number | undefined {
  const { state, attention } = item.search ?? {};
  if (attention) return counts.attention[attention] ?? 0;
  return state?.split(',').reduce((sum, one) => sum + (counts.states[one] ?? 0), 0);
}

/** What is counted for the navigation: queues of cases, alarms, files in full that wait for the reader's decision. */
export type Counted = { readonly cases: boolean; readonly alarms: boolean; readonly files: boolean };

/** Gives the figure beside a line of the navigation; undefined where nothing is counted or not yet known. */
export function useNavFigure(town: string, wanted: Counted): (item: NavItem) => number | undefined {
  const counts = useCaseCounts(town, wanted.cases);
  const alarms = useUnseenAlarms(town, wanted.alarms);
  const files = useQuery({ ...fullFilesQuery(town), enabled: wanted.files }).data?.waiting;
  const own: Partial<Record<NavItem['id'], number | undefined>> = { alarms, fullFiles: files };
  return (item) => (item.id in own ? own[item.id] : counts && figure(item, counts));
}
