import type { UnitInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { itemsIn, type TreeNode } from '../shared/tree.ts';
import { useUnitKindName } from './kind-names.ts';

type Row = UnitInfo & { readonly children?: Row[] };

function rowsOf(nodes: readonly TreeNode<UnitInfo>[]): Row[] {
  return nodes.map(({ item, children }) => (children.length > 0 ? { ...item, children: rowsOf(children) } : item));
}

type UnitTableProps = {
  readonly tree: readonly TreeNode<UnitInfo>[];
  /** All branches open, for what was searched. */
  readonly open: boolean;
  readonly onOpen: (unit: UnitInfo) => void;
  readonly onClear: () => void;
};

/** Units as a tree in a table. */
export function UnitTable({ tree, open, onOpen, onClear }: UnitTableProps) {
  const { t } = useTranslation('admin');
  const rows = useMemo(() => rowsOf(tree), [tree]);
  const columns = useColumns(onOpen);
  if (rows.length === 0) {
    return <EmptyState title={t('nothingFound')} action={<Button onClick={onClear}>{t('clearFilter')}</Button>} />;
  }
  const top = itemsIn(tree)
    .filter(({ parentId, kind }) => open || parentId === null || kind === 'centre')
    .map(({ id }) => id);
  return (
    <Table<Row>
      key={open ? 'open' : 'closed'}
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 760 }}
      expandable={{ defaultExpandedRowKeys: top }}
      onRow={(unit) => ({ onClick: () => onOpen(unit) })}
    />
  );
}

function useColumns(onOpen: (unit: UnitInfo) => void): TableColumnsType<Row> {
  const { t } = useTranslation(['units', 'admin']);
  const kindName = useUnitKindName();
  const { id } = useTown();
  const areas = useQuery(areasQuery(id));
  const names = useMemo(() => new Map(areas.data?.areas.map(({ code, name }) => [code, name])), [areas.data]);
  const areaWords = (codes: readonly string[]) => {
    if (codes.length === 0) return <span className="cy-quiet">{t('admin:wholeTown')}</span>;
    const shown = codes.slice(0, 3).map((code) => names.get(code) ?? code);
    return codes.length > 3
      ? `${shown.join(t('admin:listJoin'))} +${codes.length - 3}`
      : shown.join(t('admin:listJoin'));
  };
  return [
    {
      ...{ title: t('name'), dataIndex: 'name', width: 340 },
      render: (name: string, unit) => (
        <>
          <button type="button" className="cy-linklike" onClick={() => onOpen(unit)}>
            {name}
          </button>
          <span className="cy-code">{unit.code}</span>
          {!unit.active && <span className="cy-tag">{t('off')}</span>}
        </>
      ),
    },
    { title: t('kind'), dataIndex: 'kind', width: 110, render: (kind: string) => kindName(kind) },
    { title: t('areas'), dataIndex: 'areaCodes', render: areaWords },
    {
      ...{ title: t('duties'), dataIndex: 'duties' },
      render: (duties: readonly string[]) => duties.map(kindName).join(t('admin:listJoin')),
    },
  ];
}
