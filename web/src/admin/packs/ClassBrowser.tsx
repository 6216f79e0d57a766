import type { Category, Pack } from '@chengyun/contract/pack';
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { useListKeys } from '../../ui/list-keys.ts';
import { EmptyState } from '../../ui/States.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { ClassThing } from './ClassThing.tsx';
import { depthOf, findClasses } from './find-classes.ts';

/** Classes of a pack with their conditions for filing; one search over names, codes, keywords and conditions. */
export function ClassBrowser({ pack }: { readonly pack: Pack }) {
  const { t, i18n } = useTranslation(['packs', 'admin']);
  const [which, setWhich] = useState(pack.taxonomies[0]?.id);
  const [q, setQ] = useState('');
  const [code, setCode] = useState<string | undefined>();
  const taxonomy = pack.taxonomies.find(({ id }) => id === which) ?? pack.taxonomies[0];
  const { shown, found } = useMemo(
    () => (taxonomy ? findClasses(taxonomy, q) : { shown: [], found: 0 }),
    [taxonomy, q],
  );
  const codes = useMemo(() => shown.map((each) => each.code), [shown]);
  useListKeys(codes, code, setCode);
  if (!taxonomy) return <EmptyState title={t('admin:nothingFound')} />;
  const chosen = taxonomy.categories.find((each) => each.code === code);
  const pickTaxonomy = (id: string) => {
    setWhich(id);
    setCode(undefined);
  };
  return (
    <div className="cy-classes">
      <div className="cy-classes-list">
        <div className="cy-classes-bar">
          <Segmented
            aria-label={t('facts.taxonomies')}
            value={taxonomy.id}
            onChange={pickTaxonomy}
            options={pack.taxonomies.map((one) => ({ value: one.id, label: inLanguage(one.name, i18n.language) }))}
          />
          <Input
            allowClear
            value={q}
            onChange={(event) => setQ(event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
          />
          <output className="cy-quiet">
            {taxonomy.standard} · {t('found', { n: found })}
          </output>
        </div>
        {shown.length === 0 ? (
          <EmptyState
            title={t('admin:nothingFound')}
            action={<Button onClick={() => setQ('')}>{t('admin:clearFilter')}</Button>}
          />
        ) : (
          <VirtualList<Category>
            items={shown}
            label={t('classes')}
            keyOf={(category) => category.code}
            rowHeight={36}
            selected={code}
            renderRow={(category) => (
              <button
                type="button"
                className="cy-class-row"
                aria-current={category.code === code ? 'true' : undefined}
                style={{ paddingLeft: 16 + 18 * depthOf(taxonomy, category.code) }}
                onClick={() => setCode(category.code)}
              >
                <span>{inLanguage(category.name, i18n.language)}</span>
                {category.local && <span className="cy-tag">{t('local')}</span>}
                <span className="cy-code">{category.code}</span>
              </button>
            )}
          />
        )}
      </div>
      <ClassThing category={chosen} taxonomy={taxonomy} onPick={setCode} />
    </div>
  );
}
