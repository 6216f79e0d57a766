import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import type { LiveNews } from '../../api/live.ts';
import { caseKey } from '../../api/things.ts';

/** Reads the open case again when it changed anywhere; what is being typed is not touched. */
export function useLiveCase(town: string, caseId: string | undefined): void {
  const queryClient = useQueryClient();
  const read = useCallback(() => {
    if (caseId) void queryClient.invalidateQueries({ queryKey: caseKey(town, caseId) });
  }, [queryClient, town, caseId]);
  useLive(
    'case',
    useCallback(
      (news: readonly LiveNews[]) => {
        if (news.some(({ id }) => id === caseId)) read();
      },
      [read, caseId],
    ),
  );
  useLive('refetch', read);
}
