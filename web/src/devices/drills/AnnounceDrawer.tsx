import type { Occasion } from '@chengyun/contract/occasion';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useFailureWords } from '../../ui/failure.ts';
import { Chip } from '../../ui/Row.tsx';
import { useTongue } from '../../ui/Zone.tsx';
import { type Announcement, emptyAnnouncement, endAfter, toOccasion, usualSpans } from './announcement.ts';
import { occasionsKey } from './queries.ts';
import { WhereFields } from './WhereFields.tsx';

/** Announces a drill or a maintenance window: what, where, from when to when, why. */
export function AnnounceDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('fireDesk');
  const { values, set, fault, failure, busy, submit } = useAnnouncement(onClose);
  const words = useFailureWords(failure);
  const id = useId();
  return (
    <Drawer open title={t('form.title')} onClose={onClose} size={480}>
      <form className="dv-announce" aria-label={t('form.title')} onSubmit={submit}>
        <fieldset className="dv-chips dv-chips-wrap">
          <legend>{t('form.kind')}</legend>
          {(['drill', 'maintenance'] as const).map((kind) => (
            <Chip key={kind} label={t(`drills.kind.${kind}`)} on={values.kind === kind} onPick={() => set({ kind })} />
          ))}
        </fieldset>
        <div>
          <label htmlFor={`${id}name`}>{t('form.name')}</label>
          <Input
            id={`${id}name`}
            autoFocus
            value={values.name}
            maxLength={80}
            placeholder={t('form.nameHint')}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <WhereFields values={values} onChange={set} />
        <TimeFields values={values} onChange={set} />
        <div>
          <label htmlFor={`${id}reason`}>{t('form.reason')}</label>
          <Input.TextArea
            id={`${id}reason`}
            value={values.reason}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder={t('form.reasonHint')}
            onChange={({ target }) => set({ reason: target.value })}
          />
        </div>
        {fault && (
          <p className="dv-fault" role="alert">
            {t(`form.missing.${fault}`)}
          </p>
        )}
        {failure !== undefined && (
          <p className="dv-fault" role="alert">
            {words.detail || words.title}
          </p>
        )}
        <footer>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('form.submit')}
          </Button>
          <Button onClick={onClose}>{t('form.cancel')}</Button>
        </footer>
      </form>
    </Drawer>
  );
}

type FieldsProps = {
  readonly values: Announcement;
  readonly onChange: (changed: Partial<Announcement>) => void;
};

function TimeFields({ values: { from, to }, onChange }: FieldsProps) {
  const { t } = useTranslation('fireDesk');
  const { zone } = useTongue();
  return (
    <>
      <div className="dv-announce-times">
        <label>
          <span>{t('form.from')}</span>
          <input
            type="datetime-local"
            className="ant-input ant-input-outlined"
            value={from}
            onChange={({ target }) => onChange({ from: target.value })}
          />
        </label>
        <label>
          <span>{t('form.to')}</span>
          <input
            type="datetime-local"
            className="ant-input ant-input-outlined"
            value={to}
            min={from}
            onChange={({ target }) => onChange({ to: target.value })}
          />
        </label>
      </div>
      <fieldset className="dv-chips dv-chips-wrap">
        <legend className="cy-hidden">{t('form.to')}</legend>
        {(Object.keys(usualSpans) as readonly (keyof typeof usualSpans)[]).map((span) => (
          <Chip
            key={span}
            label={t(`form.span.${span}`)}
            on={to === endAfter(from, span, zone)}
            onPick={() => onChange({ to: endAfter(from, span, zone) })}
          />
        ))}
      </fieldset>
    </>
  );
}

function useAnnouncement(onClose: () => void) {
  const { t } = useTranslation('fireDesk');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const { zone } = useTongue();
  const [values, setValues] = useState(() => emptyAnnouncement(new Date(), zone));
  // One key for one form: sent again after a broken line it announces once.
  const [key] = useState(newKey);
  const [fault, setFault] = useState<'name' | 'where' | 'time'>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const set = (changed: Partial<Announcement>) => {
    setValues((before) => ({ ...before, ...changed }));
    setFault(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = toOccasion(values, zone);
    if (typeof asked === 'string') return setFault(asked);
    setBusy(true);
    setFailure(undefined);
    api<Occasion>(paths.occasions(town), { body: asked, key })
      .then(async ({ name }) => {
        void message.success(t('drills.made', { name }));
        await queryClient.invalidateQueries({ queryKey: occasionsKey(town) });
        onClose();
      })
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return { values, set, fault, failure, busy, submit };
}
