import type { ScorecardAnswer } from '@chengyun/contract/scorecards-answer';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useScoreChange } from './use-score-change.ts';

/** Publishes the sheet of a period, once; afterwards corrections, where there is something to correct. Says why it is not ready. */
export function PublishButton({ answer }: { readonly answer: ScorecardAnswer }) {
  const { t } = useTranslation('scorecards');
  const [asking, setAsking] = useState(false);
  const why = useId();
  const { obstacle } = answer;
  const first = answer.issues.length === 0;
  if (obstacle === 'unchanged') return null;
  return (
    <div className="sc-publish">
      {obstacle && (
        <span id={why} className="sc-not-ready">
          {t(`notReady.${obstacle}`)}
        </span>
      )}
      <Button
        type={first ? 'primary' : 'default'}
        disabled={obstacle !== null}
        aria-describedby={obstacle ? why : undefined}
        onClick={() => setAsking(true)}
      >
        {t(first ? 'publish' : 'correct')}
      </Button>
      {asking && <PublishDialog answer={answer} first={first} onClose={() => setAsking(false)} />}
    </div>
  );
}

type PublishDialogProps = {
  readonly answer: ScorecardAnswer;
  readonly first: boolean;
  readonly onClose: () => void;
};

function PublishDialog({ answer, first, onClose }: PublishDialogProps) {
  const { t } = useTranslation('scorecards');
  const town = useTown().id;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { period, card } = answer;
  const [reason, setReason] = useState('');
  const [key] = useState(newKey);
  const publish = useScoreChange(
    () => api(paths.scoreIssues(town, card.id), { key, body: first ? { period } : { period, reason: reason.trim() } }),
    () => {
      void message.success(t('done'));
      onClose();
      void navigate({
        ...{ to: '/$town/scorecards/$cardId', params: { town, cardId: card.id } },
        search: { period } as never,
      });
    },
  );
  return (
    <Modal
      open
      title={t(first ? 'publishTitle' : 'correctTitle', { period })}
      okText={t(first ? 'publish' : 'correct')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: publish.isPending, disabled: !first && reason.trim() === '' }}
      onOk={() => publish.mutate(undefined)}
      onCancel={onClose}
    >
      <p>{t(first ? 'publishHint' : 'correctHint')}</p>
      {!first && (
        <Input.TextArea
          aria-label={t('reason')}
          placeholder={t('correctionHint')}
          maxLength={400}
          autoSize={{ minRows: 2 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <FailureNote error={publish.error} />
    </Modal>
  );
}
