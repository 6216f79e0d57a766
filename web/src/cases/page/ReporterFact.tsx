import type { CaseDetail } from '@chengyun/contract/case';
import type { Revealed } from '@chengyun/contract/reporter';
import type { CaseState, Role } from '@chengyun/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Popover } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { revealedKey } from '../data/in-full.ts';

/** Who may see a reporter in full; the server refuses all others. */
const mayReveal: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit'];

const ended: readonly CaseState[] = ['closed', 'declined', 'voided', 'merged'];

/** The reporter, masked; in full only after giving a reason, which is kept, and only while this page is open. */
export function ReporterFact({ detail, isInFull }: { readonly detail: CaseDetail; readonly isInFull: boolean }) {
  const { t } = useTranslation('cases');
  const { roles } = useTown();
  const [open, setOpen] = useState(false);
  const mayErase = roles.includes('chief') && ended.includes(detail.state);
  if (detail.reporterHidden) return <span>{t('reveal.hidden')}</span>;
  const { name, phone, idNumber, address } = detail.reporter ?? {
    name: null,
    phone: null,
    idNumber: null,
    address: null,
  };
  const words = [name, phone, idNumber, address].filter(Boolean).join(' ');
  if (detail.erasedAt && words === '')
    return (
      <span>
        {t('reveal.erased')} <DateTime at={detail.erasedAt} />
      </span>
    );
  if (isInFull || !roles.some((role) => mayReveal.includes(role))) return <span className="cy-figure">{words}</span>;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={t('reveal.title')}
      content={<RevealForm caseId={detail.id} mayErase={mayErase} onShown={() => setOpen(false)} />}
      destroyOnHidden
    >
      <button type="button" className="cy-link">
        <span className="cy-figure">{words}</span> <small>{t('reveal.show')}</small>
      </button>
    </Popover>
  );
}

interface RevealFormProps {
  readonly caseId: string;
  readonly mayErase: boolean;
  readonly onShown: () => void;
}

function RevealForm({ caseId, mayErase, onShown }: RevealFormProps) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const [reason, setReason] = useState('');
  const field = useId();
  const cache = useQueryClient();
  const ask = useMutation({
    mutationFn: () => api<Revealed>(paths.caseReveal(town, caseId), { body: { reason: reason.trim() } }),
    onSuccess: (revealed) => {
      cache.setQueryData(revealedKey(town, caseId), revealed);
      onShown();
    },
  });
  return (
    <form
      className="cy-form cy-reveal"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 2) ask.mutate();
      }}
    >
      <div className="cy-chips">
        {t('reveal.reasons')
          .split('|')
          .map((one) => (
            <button
              key={one}
              type="button"
              className="cy-chip"
              aria-pressed={reason === one}
              onClick={() => setReason(one)}
            >
              {one}
            </button>
          ))}
      </div>
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{t('reveal.why')}</span>
        <Input
          id={field}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          autoFocus
        />
      </label>
      {ask.error && <FailureLine error={ask.error} />}
      <p className="cy-field-hint">{t('reveal.hint')}</p>
      <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={reason.trim().length < 2}>
        {t('reveal.submit')}
      </Button>
      {mayErase && <Erase caseId={caseId} reason={reason.trim()} onDone={onShown} />}
    </form>
  );
}

interface EraseProps {
  readonly caseId: string;
  readonly reason: string;
  readonly onDone: () => void;
}

/** At the request of whom it concerns: what is personal of an ended case goes for good. */
function Erase({ caseId, reason, onDone }: EraseProps) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const { message } = App.useApp();
  const cache = useQueryClient();
  const erase = useMutation({
    mutationFn: () => api(paths.caseErase(town, caseId), { body: { reason } }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: revealedKey(town, caseId) });
      await cache.invalidateQueries();
      void message.success(t('reveal.erasedDone'));
      onDone();
    },
  });
  return (
    <>
      {erase.error && <FailureLine error={erase.error} />}
      <Popconfirm title={t('reveal.eraseSure')} onConfirm={() => erase.mutate()} okButtonProps={{ danger: true }}>
        <Button danger loading={erase.isPending} disabled={reason.length < 2}>
          {t('reveal.erase')}
        </Button>
      </Popconfirm>
    </>
  );
}
