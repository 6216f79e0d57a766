import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTown } from '../../api/TownProvider.tsx';
import { scorecardsKey } from './queries.ts';

/** A change of scorecards: reads them again, also when it failed. */
export function useScoreChange<A>(act: (given: A) => Promise<unknown>, onDone: () => void) {
  const { id } = useTown();
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: scorecardsKey(id) }),
  });
}
