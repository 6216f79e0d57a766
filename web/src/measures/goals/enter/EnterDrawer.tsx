import type { GoalBoard } from '@chengyun/contract/goals-answer';
import { App, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { useGoalChange } from '../use-goal-change.ts';
import { EnterOneByOne } from './EnterOneByOne.tsx';
import { EnterTable } from './EnterTable.tsx';

/** A value of a month on its way to the store. */
export type NewValue = { readonly goal: string; readonly month: string; readonly value: number | null };

type EnterDrawerProps = { readonly board: GoalBoard; readonly onClose: () => void };

/** Values of a month: one by one in a form, or many from a table. */
export function EnterDrawer({ board, onClose }: EnterDrawerProps) {
  const { t } = useTranslation('goals');
  const town = useTown().id;
  const { message } = App.useApp();
  const [way, setWay] = useState<'one' | 'table'>('one');
  const [key, setKey] = useState(newKey);
  const save = useGoalChange(
    (values: readonly NewValue[]) =>
      api<{ readonly entered: number }>(paths.goalMonths(town), { key, body: { values } }),
    ({ entered }) => {
      setKey(newKey());
      void message.success(t('saved', { n: entered }));
      onClose();
    },
  );
  const own = { board, error: save.error, saving: save.isPending, onSave: save.mutate };
  return (
    <Drawer open onClose={onClose} size={640} title={t('enter.title')}>
      <Segmented
        value={way}
        onChange={setWay}
        options={[
          { value: 'one', label: t('enter.one') },
          { value: 'table', label: t('enter.table') },
        ]}
      />
      {way === 'one' ? <EnterOneByOne {...own} /> : <EnterTable {...own} />}
    </Drawer>
  );
}

/** What both ways of entering are given. */
export type Entering = {
  readonly board: GoalBoard;
  readonly error: unknown;
  readonly saving: boolean;
  readonly onSave: (values: readonly NewValue[]) => void;
};
