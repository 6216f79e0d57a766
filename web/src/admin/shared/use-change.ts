import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { isConflict } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { groundKey } from './queries.ts';

type Change<T, A> = {
  readonly act: (given: A) => Promise<T>;
  readonly onDone?: (answer: T) => void;
  /** Parts of the town's ground that are read again; others stay. */
  readonly touches: readonly string[];
};

/** A change of the ground: reads again what it touched, also after a conflict, so that the next try is on the latest. */
export function useChange<T, A = void>({ act, onDone, touches }: Change<T, A>) {
  const { id } = useTown();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { t } = useTranslation('admin');
  const renew = () =>
    Promise.all(touches.map((part) => client.invalidateQueries({ queryKey: [...groundKey(id), part] })));
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await renew();
      onDone?.(answer);
    },
    onError: async (error) => {
      if (!isConflict(error)) return;
      await renew();
      void message.warning(t('conflict'));
    },
  });
}
