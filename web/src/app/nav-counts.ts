import type { CaseCounts } from '@chengyun/contract/case-list';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/client.ts';
import { useLive } from '../api/LiveProvider.tsx';
import { paths } from '../api/paths.ts';
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

function figure(item: NavItem, counts: CaseCounts): number | undefined {
  const { state, attention } = item.search ?? {};
  if (attention) return counts.attention[attention] ?? 0;
  return state?.split(',').reduce((sum, one) => sum + (counts.states[one] ?? 0), 0);
}

/** Gives the figure beside a line of the navigation; undefined where nothing is counted or not yet known. */
export function useNavFigure(town: string, wanted: boolean): (item: NavItem) => number | undefined {
  const counts = useCaseCounts(town, wanted);
  return (item) => counts && figure(item, counts);
}
