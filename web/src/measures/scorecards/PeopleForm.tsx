import type { ScoreRow } from '@chengyun/contract/scorecards-answer';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useScoreChange } from './use-score-change.ts';

/** How many people live where the unit is responsible. */
export function PeopleForm({ row, onDone }: { readonly row: ScoreRow; readonly onDone: () => void }) {
  const { t } = useTranslation('scorecards');
  const town = useTown().id;
  const [people, setPeople] = useState<number | null>(row.people);
  const save = useScoreChange(
    (given: number) => api(paths.scorePeople(town), { method: 'PUT', body: { unitId: row.unitId, people: given } }),
    onDone,
  );
  return (
    <form
      className="sc-give"
      onSubmit={(event) => {
        event.preventDefault();
        if (people !== null) save.mutate(people);
      }}
    >
      <h3>{t('people')}</h3>
      <InputNumber aria-label={t('people')} value={people} min={1} precision={0} onChange={setPeople} />
      <Button htmlType="submit" loading={save.isPending} disabled={people === null || people === row.people}>
        {t('setPeople')}
      </Button>
      <FailureNote error={save.error} />
    </form>
  );
}
