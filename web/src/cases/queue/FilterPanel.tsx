import { caseStates, lamps } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Select, TreeSelect } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, directoryQuery, packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useLocal, useSourceName } from '../words.ts';
import { areaTree, categoryTree, treeSearch } from './choice-trees.ts';
import { type Filters, withFilter } from './filters.ts';

type FilterPanelProps = {
  readonly open: boolean;
  readonly filters: Filters;
  readonly onChange: (next: Filters) => void;
  readonly onClose: () => void;
};

/** All that a list may be narrowed by; each choice is in the address at once. */
export function FilterPanel({ open, filters, onChange, onClose }: FilterPanelProps) {
  const { t } = useTranslation('cases');
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="left"
      size={360}
      title={t('filter.title')}
      extra={
        <Button type="text" onClick={() => onChange({})}>
          {t('empty.clear')}
        </Button>
      }
      footer={
        <Button type="primary" block onClick={onClose}>
          {t('filter.apply')}
        </Button>
      }
    >
      <div className="cy-form">
        <WordFilters filters={filters} onChange={onChange} />
        <TreeFilters filters={filters} onChange={onChange} />
        <DayFilter filters={filters} onChange={onChange} />
      </div>
    </Drawer>
  );
}

type PartProps = Pick<FilterPanelProps, 'filters' | 'onChange'>;

function WordFilters({ filters, onChange }: PartProps) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const { t: frame } = useTranslation('frame');
  const source = useSourceName();
  const kinds = useQuery(packsQuery(useTown().id)).data?.packs.flatMap((pack) => pack.kinds) ?? [];
  const sources = [...new Set(kinds.flatMap((kind) => kind.sources))];
  const local = useLocal();
  const many = (name: 'state' | 'lamp' | 'source', options: readonly Option[]) => (
    <Labelled label={t(`filter.${name}`)}>
      <Select
        mode="multiple"
        allowClear
        placeholder={t('filter.any')}
        aria-label={t(`filter.${name}`)}
        value={filters[name]?.split(',') ?? []}
        options={[...options]}
        optionFilterProp="label"
        onChange={(values: readonly string[]) => onChange(withFilter(filters, name, values.join(',')))}
      />
    </Labelled>
  );
  return (
    <>
      {many(
        'state',
        caseStates.map((value) => ({ value, label: terms(`state.${value}`) })),
      )}
      {many(
        'lamp',
        lamps.map((value) => ({ value, label: frame(`lamp.${value}`) })),
      )}
      <Labelled label={t('filter.kind')}>
        <Select
          allowClear
          placeholder={t('filter.any')}
          aria-label={t('filter.kind')}
          value={filters.kind ?? null}
          options={kinds.map((kind) => ({ value: kind.id, label: local(kind.name) }))}
          onChange={(value: string | null) => onChange(withFilter(filters, 'kind', value ?? undefined))}
        />
      </Labelled>
      {many(
        'source',
        sources.map((value) => ({ value, label: source(value) })),
      )}
    </>
  );
}

type Option = { readonly value: string; readonly label: string };

function TreeFilters({ filters, onChange }: PartProps) {
  const { t } = useTranslation('cases');
  const town = useTown();
  const local = useLocal();
  const units = useQuery(directoryQuery(town.id)).data?.units ?? [];
  const areas = useQuery(areasQuery(town.id)).data?.areas ?? [];
  const packs = useQuery(packsQuery(town.id)).data?.packs ?? [];
  const mine = town.units.length > 0 ? [{ value: 'mine', label: t('filter.mine') }] : [];
  return (
    <>
      <Labelled label={t('filter.unit')}>
        <Select
          showSearch
          allowClear
          placeholder={t('filter.any')}
          aria-label={t('filter.unit')}
          optionFilterProp="label"
          value={filters.unit ?? null}
          options={[...mine, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(value: string | null) => onChange(withFilter(filters, 'unit', value ?? undefined))}
        />
      </Labelled>
      <Labelled label={t('filter.area')}>
        <TreeSelect
          {...treeSearch}
          placeholder={t('filter.any')}
          aria-label={t('filter.area')}
          value={filters.area ?? null}
          treeData={[...areaTree(areas)]}
          onChange={(value: string | null) => onChange(withFilter(filters, 'area', value ?? undefined))}
        />
      </Labelled>
      <Labelled label={t('filter.category')}>
        <TreeSelect
          {...treeSearch}
          placeholder={t('filter.any')}
          aria-label={t('filter.category')}
          value={filters.category ?? null}
          treeData={[...categoryTree(packs, local)]}
          onChange={(value: string | null) => onChange(withFilter(filters, 'category', value ?? undefined))}
        />
      </Labelled>
    </>
  );
}

function DayFilter({ filters, onChange }: PartProps) {
  const { t } = useTranslation('cases');
  const day = (text: string | undefined) => (text ? dayjs(text) : null);
  return (
    <Labelled label={t('filter.days')}>
      <DatePicker.RangePicker
        allowEmpty
        value={[day(filters.from), day(filters.to)]}
        onChange={(_, [from, to]) => onChange(withFilter(withFilter(filters, 'from', from), 'to', to))}
        aria-label={t('filter.days')}
      />
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="cy-field">
      <span className="cy-field-label">{label}</span>
      {children}
    </div>
  );
}
