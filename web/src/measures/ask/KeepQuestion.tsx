import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { questionText } from '../../api/views.ts';
import { KeepView } from '../../ui/KeepView.tsx';
import { useCopyAddress } from '../../ui/use-copy-address.ts';
import type { Search } from '../figures/address.ts';
import { keptSearch } from './to-search.ts';

/** Keeps the question under a name for oneself or for all, or copies its address. */
export function KeepQuestion({ search }: { readonly search: Search }) {
  const { t } = useTranslation('ask');
  const [open, setOpen] = useState(false);
  const copy = useCopyAddress(t('copied'));
  return (
    <span className="ms-keep">
      <Button size="small" onClick={() => setOpen(true)}>
        {t('keep')}
      </Button>
      <Button size="small" onClick={copy}>
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
