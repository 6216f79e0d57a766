import type { SavedView } from '@chengyun/contract/case-list';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { questionText, viewsKey } from '../../api/views.ts';
import { useFailureWords } from '../../ui/failure.ts';
import type { Search } from '../figures/address.ts';
import { keptSearch } from './to-search.ts';

/** Keeps the question under a name for oneself or for all, or copies its address. */
export function KeepQuestion({ search }: { readonly search: Search }) {
  const { t } = useTranslation('ask');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      void message.success(t('copied'));
    } catch {
      // Without the right to the clipboard the address bar itself serves.
      void message.info(t('copyByHand'));
    }
  };
  return (
    <span className="ms-keep">
      <Button size="small" onClick={() => setOpen(true)}>
        {t('keep')}
      </Button>
      <Button size="small" onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <Modal open={open} title={t('keep')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={420}>
        <KeepForm search={search} onDone={() => setOpen(false)} />
      </Modal>
    </span>
  );
}

function KeepForm({ search, onDone }: { readonly search: Search; readonly onDone: () => void }) {
  const { t } = useTranslation('ask');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const town = useTown().id;
  const field = useId();
  const [name, setName] = useState((search['q'] ?? '').slice(0, 40));
  const [shared, setShared] = useState(false);
  const [key] = useState(newKey);
  const keep = useMutation({
    mutationFn: () =>
      api<SavedView>(paths.views(town), {
        body: { name: name.trim(), query: questionText(keptSearch(search)), shared },
        key,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: viewsKey(town) });
      void message.success(t('keptAs', { name }));
      onDone();
    },
  });
  return (
    <form
      className="cy-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate();
      }}
    >
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{t('name')}</span>
        <Input id={field} value={name} maxLength={40} onChange={({ target }) => setName(target.value)} autoFocus />
      </label>
      <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
        {t('share')}
      </Checkbox>
      {keep.error && <Failure error={keep.error} />}
      <Button type="primary" htmlType="submit" loading={keep.isPending} disabled={!name.trim()}>
        {t('keepNow')}
      </Button>
    </form>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  return (
    <p className="cy-fault" role="alert">
      {useFailureWords(error).detail}
    </p>
  );
}
