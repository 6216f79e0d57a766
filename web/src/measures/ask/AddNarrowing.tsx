import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, directoryQuery, packsQuery, unitKindsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import type { Asking } from '../figures/use-asked.ts';

type AddNarrowingProps = { readonly measure: MeasureInfo; readonly asking: Asking };

/** Adds one more thing to look at only: an area, a kind of unit, a unit, a class, a source. */
export function AddNarrowing({ measure, asking }: AddNarrowingProps) {
  const { t } = useTranslation('ask');
  const options = useOptions(measure);
  return (
    <Select
      size="small"
      className="ms-add"
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      placeholder={t('add')}
      aria-label={t('add')}
      options={[...options]}
      popupMatchSelectWidth={false}
      onChange={(picked: string | null) => {
        const [by = '', key = ''] = picked?.split('\t') ?? [];
        if (by) asking.go({ [by]: key });
      }}
    />
  );
}

function useOptions({ subject }: MeasureInfo) {
  const { t, i18n } = useTranslation('ask');
  const { t: cases } = useTranslation('cases');
  const town = useTown().id;
  const areas = useQuery(areasQuery(town)).data?.areas;
  const units = useQuery(directoryQuery(town)).data?.units;
  const packs = useQuery(packsQuery(town)).data?.packs;
  const kinds = useQuery(unitKindsQuery(town)).data?.unitKinds;
  return useMemo(() => {
    const say = (name: { readonly zh: string; readonly en: string }) => inLanguage(name, i18n.language);
    const group = (label: string, options: readonly (readonly [by: string, key: string, name: string])[]) => ({
      label,
      options: options.map(([by, key, name]) => ({ value: `${by}\t${key}`, label: name })),
    });
    const ground = group(
      t('groups.area'),
      (areas ?? []).flatMap(({ code, level, name }) => (level === 'community' ? [['area', code, name]] : [])),
    );
    if (subject !== 'case') return [ground];
    const used = new Set(units?.map(({ kind }) => kind));
    const sources: Readonly<Record<string, string>> = cases('source', { returnObjects: true });
    const classes = packs?.flatMap(({ taxonomies }) => taxonomies) ?? [];
    return [
      ground,
      group(
        t('groups.unitKind'),
        (kinds ?? []).flatMap(({ id, name }) => (used.has(id) ? [['unit-kind', id, say(name)]] : [])),
      ),
      group(
        t('groups.unit'),
        (units ?? []).map(({ id, name }) => ['branch', id, name]),
      ),
      group(
        t('groups.source'),
        Object.entries(sources).map(([id, name]) => ['source', id, name]),
      ),
      group(
        t('groups.class'),
        classes.flatMap(({ id, categories }) =>
          categories.flatMap(({ code, parent, name }) =>
            parent === null ? [['class', `${id}:${code}`, say(name)]] : [],
          ),
        ),
      ),
    ];
  }, [areas, units, packs, kinds, subject, t, cases, i18n.language]);
}
