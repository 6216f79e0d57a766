import type { Pack } from '@chengyun/contract/pack';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { packTextQuery } from '../shared/queries.ts';
import { TextDesk } from './TextDesk.tsx';

/** A pack as text: the rules alone, or with one of its taxonomies written out. */
export function PackEditor({ pack }: { readonly pack: Pack }) {
  const { t, i18n } = useTranslation('packs');
  const { id } = useTown();
  const [write, setWrite] = useState('');
  const text = useQuery(packTextQuery(id, pack.id, write));
  const options = [
    { value: '', label: t('editRules') },
    ...pack.taxonomies.map((one) => ({
      value: one.id,
      label: t('editTaxonomy', { name: inLanguage(one.name, i18n.language) }),
    })),
  ];
  return (
    <div className="cy-editor">
      <div className="cy-editor-what">
        <label htmlFor="pack-write">{t('editWhat')}</label>
        <Select id="pack-write" value={write} onChange={setWrite} options={options} />
      </div>
      {text.isPending && <Loading rows={12} />}
      {text.isError && <ErrorState error={text.error} onRetry={text.refetch} />}
      {text.data && <TextDesk key={`${write}@${text.data.version}`} pack={pack} saved={text.data} />}
    </div>
  );
}
