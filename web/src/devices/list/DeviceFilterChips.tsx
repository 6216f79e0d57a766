import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type DeviceFilterName, type DeviceFilters, oneOfStates } from './device-filters.ts';

type DeviceFilterChipsProps = {
  readonly filters: DeviceFilters;
  readonly onSet: (name: DeviceFilterName, value: string | undefined) => void;
};

/** What the list is narrowed to by a link, each to be taken away. */
export function DeviceFilterChips({ filters, onSet }: DeviceFilterChipsProps) {
  const { t } = useTranslation('devices');
  const areas = useQuery(areasQuery(useTown().id)).data?.areas;
  const { community, building, protocol } = filters;
  const state = oneOfStates(filters.state);
  const areaName = areas?.find(({ code }) => code === community)?.name ?? community;
  const words = [
    ...(building ? [['building', t('building', { name: building })] as const] : []),
    ...(areaName ? [['community', t('community', { name: areaName })] as const] : []),
    ...(state ? [['state', t(`state.${state}`)] as const] : []),
    ...(protocol ? [['protocol', t('protocol', { name: protocol })] as const] : []),
  ];
  if (words.length === 0) return null;
  return (
    <ul className="dv-filters">
      {words.map(([name, text]) => (
        <li key={name}>
          <button type="button" aria-label={t('drop', { name: text })} onClick={() => onSet(name, undefined)}>
            {text} <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
