import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTown } from '../../api/TownProvider.tsx';
import { measuresQuery } from '../figures/queries.ts';
import { goalsKey } from './queries.ts';

/** A change of goals: reads the board and the indicator again, also when it failed, so that the next try is on the latest. */
export function useGoalChange<A, T = void>(act: (given: A) => Promise<T>, onDone?: (answer: T) => void) {
  const { id } = useTown();
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => onDone?.(answer),
    // What a measure is held against follows the indicator's target.
    onSettled: () =>
      Promise.all([goalsKey(id), measuresQuery(id).queryKey].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
