import type { PrivacyDetail } from '@chengyun/contract/privacy-request';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Chip } from '../../ui/Row.tsx';
import { privacyKey } from './queries.ts';
import type { Seen } from './RequestPane.tsx';

type FactProps = {
  readonly detail: PrivacyDetail;
  readonly seen: Seen | undefined;
  readonly onSeen: (seen: Seen) => void;
};

/** Who asks, masked; in full only after giving a reason, which is kept. */
export function ApplicantFact({ detail, seen, onSeen }: FactProps) {
  const { t } = useTranslation('privacy');
  const [open, setOpen] = useState(false);
  const shown = seen?.applicant ?? detail.applicant;
  if (!shown) return <span>—</span>;
  const words = <span className="cy-figure">{`${shown.name} ${shown.phone}`}</span>;
  if (seen || !detail.allowed.includes('look')) return words;
  const form = (
    <LookForm
      id={detail.id}
      onSeen={(one) => {
        onSeen(one);
        setOpen(false);
      }}
    />
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={t('reveal.title')}
      content={form}
      destroyOnHidden
    >
      <button type="button" className="cy-link">
        {words} <small>{t('reveal.show')}</small>
      </button>
    </Popover>
  );
}

function LookForm({ id, onSeen }: { readonly id: string; readonly onSeen: (seen: Seen) => void }) {
  const { t } = useTranslation('privacy');
  const town = useTown().id;
  const cache = useQueryClient();
  const field = useId();
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => api<Seen>(paths.privacyRequest(town, id, '/reveal'), { body: { reason: reason.trim() } }),
    onSuccess: (seen) => {
      void cache.invalidateQueries({ queryKey: privacyKey(town) });
      onSeen(seen);
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
            <Chip key={one} label={one} on={reason === one} onPick={() => setReason(one)} />
          ))}
      </div>
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{t('reveal.why')}</span>
        <Input id={field} value={reason} maxLength={200} autoFocus onChange={({ target }) => setReason(target.value)} />
      </label>
      {ask.error && <FailureLine error={ask.error} />}
      <p className="cy-field-hint">{t('reveal.hint')}</p>
      <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={reason.trim().length < 2}>
        {t('reveal.submit')}
      </Button>
    </form>
  );
}
