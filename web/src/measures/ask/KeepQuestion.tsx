import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { questionText } from '../../api/views.ts';
import { KeepView } from '../../ui/KeepView.tsx';
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
      <KeepView
        open={open}
        query={questionText(keptSearch(search))}
        suggested={search['q'] ?? ''}
        words={{
          title: t('keep'),
          name: t('name'),
          share: t('share'),
          submit: t('keepNow'),
          done: (name) => t('keptAs', { name }),
        }}
        onClose={() => setOpen(false)}
      />
    </span>
  );
}
