import type { GoalLine } from '@chengyun/contract/goals-answer';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useGoalChange } from './use-goal-change.ts';

type MonthEntryProps = {
  readonly line: GoalLine;
  readonly month: string;
  readonly value: number | null;
  readonly onClose: () => void;
};

/** The value of one month with a note; what stood there before is kept beside it. */
export function MonthEntry({ line, month, value, onClose }: MonthEntryProps) {
  const { t, i18n } = useTranslation('goals');
  const town = useTown().id;
  const [given, setGiven] = useState<number | null>(value);
  const [note, setNote] = useState('');
  const [key] = useState(newKey);
  const save = useGoalChange(
    () => api(paths.goalMonths(town), { key, body: { values: [{ goal: line.id, month, value: given, note }] } }),
    onClose,
  );
  return (
    <form
      className="gl-entry"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <InputNumber
        autoFocus
        aria-label={`${month} ${t('value')}`}
        value={given}
        onChange={setGiven}
        precision={line.decimals}
        suffix={inLanguage(line.unit, i18n.language)}
      />
      <Input
        aria-label={t('note')}
        placeholder={t('noteHint')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('save')}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <FailureNote error={save.error} />
    </form>
  );
}
