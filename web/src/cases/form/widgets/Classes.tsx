import type { CaseDetail, CategoryRef } from '@chengyun/contract/case';
import type { Category } from '@chengyun/contract/pack';
import { useQuery } from '@tanstack/react-query';
import { Radio, TreeSelect } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, packsQuery } from '../../../api/ground.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { areaTree, classTree, treeSearch } from '../../queue/choice-trees.ts';
import { limitText } from '../../story/tellers.ts';
import { useLocal } from '../../words.ts';
import { asText, type WidgetProps } from '../widget.ts';

/** The classes a case of this kind may have. */
function useTaxonomies({ kind }: Pick<CaseDetail, 'kind'>) {
  const packs = useQuery(packsQuery(useTown().id)).data?.packs ?? [];
  const pack = packs.find((one) => one.kinds.some(({ id }) => id === kind));
  const allowed = pack?.kinds.find(({ id }) => id === kind)?.taxonomies ?? [];
  return (pack?.taxonomies ?? []).filter(({ id }) => allowed.includes(id));
}

const keyOf = (value: unknown) => {
  const { taxonomy, code } = (value ?? {}) as Partial<CategoryRef>;
  return taxonomy && code ? `${taxonomy}:${code}` : null;
};

/** A class of the kind's taxonomies, found by name, keyword or code. Another class makes the condition open again. */
export function CategoryField({ value, onChange, onChangeOther, labelId, invalid, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const local = useLocal();
  const taxonomies = useTaxonomies(detail);
  const trees = taxonomies.map(({ id, name, categories }) => ({
    ...{ value: id, title: local(name), search: '', selectable: false },
    children: [...classTree(id, categories, local, true)],
  }));
  const [only] = trees;
  return (
    <TreeSelect
      {...treeSearch}
      aria-labelledby={labelId}
      placeholder={t('widget.categorySearch')}
      value={keyOf(value)}
      treeData={trees.length === 1 && only ? only.children : trees}
      status={invalid ? 'error' : ''}
      onChange={(next: string | null) => {
        const [taxonomy, code] = next?.split(':') ?? [];
        onChange(taxonomy && code ? { taxonomy, code } : undefined);
        onChangeOther('conditionCode', undefined);
      }}
    />
  );
}

/** The conditions of the class chosen, each with the limit it sets. */
export function ConditionField({ action, value, values, onChange, labelId, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const { t: story } = useTranslation('story');
  const local = useLocal();
  const tell = useRef(onChange);
  tell.current = onChange;
  const { taxonomy, code } = (values['category'] ?? detail.category ?? {}) as Partial<CategoryRef>;
  const category: Category | undefined = useTaxonomies(detail)
    .find(({ id }) => id === taxonomy)
    ?.categories.find((one) => one.code === code);
  const conditions = category?.conditions ?? [];
  const [only] = conditions;
  // Where a class has but one condition, it is the one; a correction that leaves the class alone brings none in.
  const kept = action === 'edit' && keyOf(values['category']) === keyOf(detail.category);
  const single = conditions.length === 1 && !value && !kept ? only?.code : undefined;
  useEffect(() => {
    if (single) tell.current(single);
  }, [single]);
  if (!category) return <p className="cy-field-hint">{t('widget.chooseCategory')}</p>;
  if (conditions.length === 0) return <p className="cy-field-hint">{t('widget.noConditions')}</p>;
  return (
    <Radio.Group
      className="cy-conditions"
      aria-labelledby={labelId}
      value={asText(value) || null}
      onChange={(event) => onChange(event.target.value)}
    >
      {conditions.map((condition) => (
        <Radio key={condition.code} value={condition.code}>
          {local(condition.text)} <b>{limitText(condition.limit, { t: story })}</b>
          <small>{t('page.closing', { what: local(condition.closing) })}</small>
        </Radio>
      ))}
    </Radio.Group>
  );
}

/** A community or grid. */
export function AreaField({ value, onChange, labelId }: WidgetProps) {
  const { t } = useTranslation('cases');
  const areas = useQuery(areasQuery(useTown().id)).data?.areas ?? [];
  return (
    <TreeSelect
      {...treeSearch}
      aria-labelledby={labelId}
      placeholder={t('widget.areaSearch')}
      value={asText(value) || null}
      treeData={[...areaTree(areas)]}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
