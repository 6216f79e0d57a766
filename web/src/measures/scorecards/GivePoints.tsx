import type { ManualScore } from '@chengyun/contract/scorecards';
import type { NewScoreEntry } from '@chengyun/contract/scorecards-answer';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useScoreChange } from './use-score-change.ts';

type GivePointsProps = Pick<NewScoreEntry, 'period' | 'unitId'> & {
  readonly item: ManualScore;
  readonly cardId: string;
  readonly points: number;
  readonly onDone: () => void;
};

/** Points by hand, never without a reason. */
export function GivePoints({ item, cardId, period, unitId, points, onDone }: GivePointsProps) {
  const { t } = useTranslation('scorecards');
  const town = useTown().id;
  const [given, setGiven] = useState<number | null>(points);
  const [reason, setReason] = useState('');
  const [key] = useState(newKey);
  const save = useScoreChange((body: NewScoreEntry) => api(paths.scoreEntries(town, cardId), { key, body }), onDone);
  return (
    <form
      className="sc-give"
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== null) save.mutate({ period, unitId, item: item.id, points: given, reason: reason.trim() });
      }}
    >
      <h3>{t('byHand')}</h3>
      <InputNumber
        aria-label={t('points')}
        value={given}
        min={item.least}
        max={item.most}
        precision={2}
        onChange={setGiven}
      />
      <Input.TextArea
        aria-label={t('reason')}
        placeholder={t('reasonHint')}
        maxLength={400}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={save.isPending}
        disabled={given === null || reason.trim().length < 2}
      >
        {t('give')}
      </Button>
      <FailureNote error={save.error} />
    </form>
  );
}
