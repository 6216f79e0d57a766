import type { SavedView } from '@chengyun/contract/case-list';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { viewsKey } from '../../api/views.ts';
import { useFailureWords } from '../../ui/failure.ts';
import { type Filters, viewText } from '../queue/filters.ts';
import { useFilterWords } from '../queue/use-filter-words.ts';

type SaveViewProps = { readonly open: boolean; readonly filters: Filters; readonly onClose: () => void };

/** Keeps the present filters under a name, for oneself or for all of the town. */
export function SaveView({ open, filters, onClose }: SaveViewProps) {
  const { t } = useTranslation('cases');
  return (
    <Modal open={open} title={t('view.save')} footer={null} onCancel={onClose} destroyOnHidden width={420}>
      <ViewForm filters={filters} onClose={onClose} />
    </Modal>
  );
}

function ViewForm({ filters, onClose }: Omit<SaveViewProps, 'open'>) {
  const { t } = useTranslation('cases');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const words = useFilterWords();
  const suggested = (Object.entries(filters) as [keyof Filters, string][])
    .filter(([name]) => name !== 'sort')
    .map(([name, value]) => words(name, value))
    .join(' · ')
    .slice(0, 40);
  const [name, setName] = useState(suggested);
  const field = useId();
  const [shared, setShared] = useState(false);
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: () =>
      api<SavedView>(paths.views(town), { body: { name: name.trim(), query: viewText(filters), shared }, key }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: viewsKey(town) });
      void message.success(t('view.saved', { name }));
      onClose();
    },
  });
  return (
    <form
      className="cy-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate();
      }}
    >
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{t('view.name')}</span>
        <Input id={field} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} autoFocus />
      </label>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('view.share')}
      </Checkbox>
      {save.error && <Failure error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!name.trim()}>
        {t('view.submit')}
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
