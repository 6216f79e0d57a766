import { DownloadOutlined, FilterOutlined, LinkOutlined, MoreOutlined, PushpinOutlined } from '@ant-design/icons';
import type { CaseSummary } from '@chengyun/contract/case';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { useCopyAddress } from '../../ui/use-copy-address.ts';
import { SaveView } from '../views/SaveView.tsx';
import { useLocal } from '../words.ts';
import { FilterPanel } from './FilterPanel.tsx';
import { type Filters, filterNames, type Sort, sortOf, withFilter } from './filters.ts';
import { useExport } from './use-export.ts';

type QueueBarProps = {
  readonly filters: Filters;
  readonly onChange: (next: Filters) => void;
  readonly rows: readonly CaseSummary[];
  /** True when all rows of the query are here, so that they can be counted. */
  readonly complete: boolean;
};

/** Above the list: kinds as chips, order, filters, and what can be done with the list as a whole. */
export function QueueBar({ filters, onChange, rows, complete }: QueueBarProps) {
  const { t } = useTranslation('cases');
  const [filtering, setFiltering] = useState(false);
  const set = filterNames.filter((name) => name !== 'sort' && name !== 'state' && filters[name] !== undefined).length;
  return (
    <>
      <KindChips filters={filters} onChange={onChange} rows={rows} complete={complete} />
      <div className="cy-bar-tools">
        <SortMenu filters={filters} onChange={onChange} />
        <Badge count={set} size="small" offset={[-4, 4]} color="var(--primary)">
          <Button
            type="text"
            icon={<FilterOutlined />}
            aria-label={t('filter.open')}
            title={t('filter.open')}
            aria-expanded={filtering}
            onClick={() => setFiltering(true)}
          />
        </Badge>
        <ListMenu filters={filters} />
      </div>
      <FilterPanel open={filtering} filters={filters} onChange={onChange} onClose={() => setFiltering(false)} />
    </>
  );
}

function KindChips({ filters, onChange, rows, complete }: QueueBarProps) {
  const { t } = useTranslation('cases');
  const local = useLocal();
  const kinds = useQuery(packsQuery(useTown().id)).data?.packs.flatMap((pack) => pack.kinds) ?? [];
  const counted = complete && filters.kind === undefined;
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  // A town has more kinds than a queue holds: what is in the list comes first, what is not stays under the filters.
  const shown = kinds
    .filter(({ id }) => filters.kind === id || count(id) > 0)
    .toSorted((a, b) => count(b.id) - count(a.id));
  return (
    <fieldset className="cy-chips cy-bar-chips">
      <legend className="cy-hidden">{t('filter.kind')}</legend>
      <Chip
        label={t('filter.all')}
        {...(counted ? { count: rows.length } : {})}
        on={filters.kind === undefined}
        onPick={() => onChange(withFilter(filters, 'kind', undefined))}
      />
      {shown.map(({ id, name }) => (
        <Chip
          key={id}
          label={local(name)}
          {...(counted ? { count: count(id) } : {})}
          on={filters.kind === id}
          onPick={() => onChange(withFilter(filters, 'kind', filters.kind === id ? undefined : id))}
        />
      ))}
    </fieldset>
  );
}

const sortWords = { due: 'due', '-reported': 'newest', reported: 'oldest', '-updated': 'updated' } as const;

function SortMenu({ filters, onChange }: Pick<QueueBarProps, 'filters' | 'onChange'>) {
  const { t } = useTranslation('cases');
  const sort = sortOf(filters);
  const now = Object.keys(filters).some((name) => name !== 'sort') || filters.sort ? sort : 'due';
  const items = (Object.keys(sortWords) as Sort[]).map((key) => ({
    key,
    label: t(`sort.${sortWords[key]}`),
    onClick: () => onChange(withFilter(filters, 'sort', key)),
  }));
  return (
    <Dropdown menu={{ items, selectedKeys: [now] }} trigger={['click']}>
      <button type="button" className="cy-sort" title={t('sort.label')}>
        {t(`sort.${sortWords[now]}`)}
      </button>
    </Dropdown>
  );
}

function ListMenu({ filters }: Pick<QueueBarProps, 'filters'>) {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  const [saving, setSaving] = useState(false);
  const run = useExport(filters);
  const copy = useCopyAddress(t('copied'));
  const items: MenuProps['items'] = [
    { key: 'xlsx', icon: <DownloadOutlined />, label: frame('export.xlsx'), onClick: () => run({ format: 'xlsx' }) },
    { key: 'csv', icon: <DownloadOutlined />, label: frame('export.csv'), onClick: () => run({ format: 'csv' }) },
    {
      key: 'csv-gcj02',
      icon: <DownloadOutlined />,
      label: frame('export.csvShifted'),
      onClick: () => run({ format: 'csv', crs: 'gcj02' }),
    },
    { type: 'divider' },
    { key: 'save', icon: <PushpinOutlined />, label: t('view.save'), onClick: () => setSaving(true) },
    { key: 'copy', icon: <LinkOutlined />, label: t('copyLink'), onClick: copy },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button type="text" icon={<MoreOutlined />} aria-label={frame('more')} title={frame('more')} />
      </Dropdown>
      <SaveView open={saving} filters={filters} onClose={() => setSaving(false)} />
    </>
  );
}
