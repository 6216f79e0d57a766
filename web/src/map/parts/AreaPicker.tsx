import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';

type AreaPickerProps = { readonly value: string | undefined; readonly onPick: (code: string | undefined) => void };

/** Chooses a community or a grid of the town by name. */
export function AreaPicker({ value, onPick }: AreaPickerProps) {
  const { t } = useTranslation('map');
  const areas = useQuery(areasQuery(useTown().id)).data?.areas;
  const tree = useMemo(() => {
    const below = Map.groupBy(areas ?? [], ({ parent }) => parent);
    const communities = (areas ?? []).filter(({ level }) => level === 'community');
    return communities.map(({ code, name }) => ({
      ...{ value: code, title: name },
      children: (below.get(code) ?? []).map((grid) => ({ value: grid.code, title: grid.name })),
    }));
  }, [areas]);
  return (
    <TreeSelect
      className="cy-area-picker"
      aria-label={t('area')}
      placeholder={t('area')}
      treeData={tree}
      value={value}
      onChange={(code: string | undefined) => onPick(code)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      popupMatchSelectWidth={260}
    />
  );
}
