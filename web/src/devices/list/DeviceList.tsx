import type { DeviceSummary } from '@chengyun/contract/device';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';
import { DeviceRow } from './DeviceRow.tsx';
import type { DeviceFilters } from './device-filters.ts';
import { silentAfter } from './device-pulse.ts';
import type { DeviceRows } from './use-device-rows.ts';

type DeviceListProps = {
  readonly found: DeviceRows;
  readonly filters: DeviceFilters;
  readonly deviceId: string | undefined;
  readonly onClear: () => void;
};

/** The rows, and in their place what is to be said while there are none. */
export function DeviceList({ found, filters, deviceId, onClear }: DeviceListProps) {
  const { t } = useTranslation('devices');
  const [town, profiles, local] = [useTown().id, useProfiles(), useLocal()];
  if (found.loading) return <Loading rows={12} />;
  if (found.error && found.rows.length === 0) return <ErrorState error={found.error} onRetry={found.retry} />;
  if (found.rows.length === 0) return <NoDevices filters={filters} onClear={onClear} />;
  return (
    <VirtualList
      key={JSON.stringify(filters)}
      label={t('list')}
      items={found.rows}
      keyOf={idOf}
      selected={deviceId}
      onEnd={found.more}
      footer={<p className="dv-foot">{t(found.complete ? 'loadedAll' : 'loadedMore', { n: found.rows.length })}</p>}
      renderRow={(device, { selected }) => {
        const profile = profiles.find(({ id }) => id === device.profileId);
        return (
          <DeviceRow
            device={device}
            town={town}
            selected={selected}
            kind={profile && local(profile.name)}
            silentSeconds={profile && silentAfter(profile)}
          />
        );
      }}
    />
  );
}

const idOf = (device: DeviceSummary) => device.id;

function NoDevices({ filters, onClear }: Pick<DeviceListProps, 'filters' | 'onClear'>) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  if (Object.keys(filters).length > 0) {
    return (
      <EmptyState
        title={t('filteredTitle')}
        hint={t('filteredHint')}
        action={<Button onClick={onClear}>{t('clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={t('emptyTitle')}
      hint={t('emptyHint')}
      action={
        <span className="dv-ways">
          <Link to="/$town/imports" params={{ town }} search={{ new: 'devices' }}>
            {t('toImport')}
          </Link>
          <Link to="/$town/device-waiting" params={{ town }} search={{}}>
            {t('toWaiting')}
          </Link>
        </span>
      }
    />
  );
}
