import { type NewRound, type Round, roundNotice } from '@chengyun/contract/round';
import { useMutation } from '@tanstack/react-query';
import { Button, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';

type SheetProps = { readonly onClose: () => void; readonly onStarted: (round: Round) => void };

const choices = [2, 4, 8] as const;
const points = ['what', 'when', 'who', 'long', 'rights'] as const;

/** What is shared, with whom and how long, before anything is; agreeing starts the round. */
export function StartSheet({ onClose, onStarted }: SheetProps) {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const [hours, setHours] = useState<number>(4);
  const [key] = useState(newKey);
  const canLocate = 'geolocation' in navigator;
  const start = useMutation({
    mutationFn: () => {
      const body: NewRound = { notice: roundNotice, hours };
      return api<Round>(paths.rounds(town), { body, key });
    },
    onSuccess: (round) => {
      onStarted(round);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('sheet.title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('sheet.refuse')}</Button>
          <Button type="primary" disabled={!canLocate} loading={start.isPending} onClick={() => start.mutate()}>
            {t('sheet.agree')}
          </Button>
        </>
      }
    >
      <ul className="rd-notice">
        {points.map((point) => (
          <li key={point}>
            <b>{t(`notice.${point}`)}</b> {t(`notice.${point}Words`)}
          </li>
        ))}
      </ul>
      <div className="rd-hours">
        <span id="rd-hours">{t('sheet.hours')}</span>
        <Segmented
          aria-labelledby="rd-hours"
          value={hours}
          options={choices.map((value) => ({ value, label: t('sheet.hour', { n: value }) }))}
          onChange={setHours}
        />
      </div>
      {!canLocate && <p className="rd-cannot">{t('sheet.cannot')}</p>}
      {start.error && <FailureNote error={start.error} />}
    </Modal>
  );
}
