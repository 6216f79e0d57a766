import type { AreaInfo, UnitInfo } from '@chengyun/contract/ground';
import { memberRoles, type StaffRole } from '@chengyun/contract/people';
import { useQuery } from '@tanstack/react-query';
import { Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { unitsQuery } from './queries.ts';
import { type TreeNode, treeOf } from './tree.ts';

/** Options of a tree to choose from: `value` and `title` are what Ant Design wants. */
type Option = { readonly value: string; readonly title: string; readonly children: Option[] };

function optionsOf<T>(nodes: readonly TreeNode<T>[], name: (item: T) => { value: string; title: string }): Option[] {
  return nodes.map(({ item, children }) => ({ ...name(item), children: optionsOf(children, name) }));
}

type ManyProps = {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Roles that may be chosen; all unless told. */
  readonly among?: readonly StaffRole[];
};

const many = {
  multiple: true,
  allowClear: true,
  showSearch: { treeNodeFilterProp: 'title' },
  maxTagCount: 8,
  style: { width: '100%' },
} as const;

/** Units, chosen from their tree. */
export function UnitsPick(props: ManyProps) {
  const { id } = useTown();
  const units = useQuery(unitsQuery(id));
  const options = useMemo(() => unitOptions(units.data?.units ?? []), [units.data]);
  return <TreeSelect {...many} {...props} treeData={options} loading={units.isPending} />;
}

/** The tree of units as options; those switched off are left out, except `keep`. */
export function unitOptions(units: readonly UnitInfo[], keep?: string): Option[] {
  const shown = units.filter((unit) => unit.active || unit.id === keep);
  const tree = treeOf(
    shown,
    (unit) => unit.id,
    (unit) => unit.parentId,
  );
  return optionsOf(tree, (unit) => ({ value: unit.id, title: unit.name }));
}

/** Areas, chosen from their tree down to the unit grids. */
export function AreasPick(props: ManyProps) {
  const { id } = useTown();
  const areas = useQuery(areasQuery(id));
  const options = useMemo(() => areaOptions(areas.data?.areas ?? []), [areas.data]);
  return <TreeSelect {...many} {...props} treeData={options} loading={areas.isPending} />;
}

function areaOptions(areas: readonly AreaInfo[]): Option[] {
  const tree = treeOf(
    areas,
    (area) => area.code,
    (area) => area.parent,
  );
  return optionsOf(tree, (area) => ({ value: area.code, title: area.name }));
}

/** The roles a person or key may have. */
export function RolesPick({ among = memberRoles, ...props }: ManyProps) {
  const { t } = useTranslation('frame');
  const options = among.map((role) => ({ value: role, label: t(`roles.${role}`) }));
  return (
    <Select mode="multiple" listHeight={420} showSearch={{ optionFilterProp: 'label' }} {...props} options={options} />
  );
}
