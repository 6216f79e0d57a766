import './devices.css';
import './device.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useHotkeys } from '../ui/hotkeys.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState } from '../ui/States.tsx';
import { DeviceBar } from './list/DeviceBar.tsx';
import { DeviceFilterChips } from './list/DeviceFilterChips.tsx';
import { DeviceList } from './list/DeviceList.tsx';
import { type DeviceFilterName, readDeviceFilters, toDeviceQuery } from './list/device-filters.ts';
import { useDeviceRows } from './list/use-device-rows.ts';
import { useLiveDeviceList } from './live/use-live-devices.ts';
import { DevicePane } from './page/DevicePane.tsx';

/** Devices: found to the left, one of them to the right with what it says and said. */
export function DevicesPage() {
  const { t } = useTranslation('devices');
  const { t: frame } = useTranslation('frame');
  const town = useTown().id;
  const { deviceId } = useParams({ strict: false }) as { readonly deviceId?: string };
  const { filters, set, clear, open, close } = useAddress(town);
  const found = useDeviceRows(
    town,
    useMemo(() => toDeviceQuery(filters), [filters]),
  );
  const ids = useMemo(() => found.rows.map(({ id }) => id), [found.rows]);
  useLiveDeviceList(town, ids);
  useListKeys(ids, deviceId, open);
  useHotkeys(
    useMemo(() => (deviceId ? { escape: { label: frame('back'), run: close } } : {}), [deviceId, close, frame]),
  );
  return (
    <SplitFrame
      label={t('page')}
      bar={<DeviceBar filters={filters} onSet={set} />}
      list={
        <div className="dv-column">
          <DeviceFilterChips filters={filters} onSet={set} />
          <div className="dv-rows">
            <DeviceList found={found} filters={filters} deviceId={deviceId} onClear={clear} />
          </div>
        </div>
      }
      detail={
        deviceId && <DevicePane key={deviceId} deviceId={deviceId} row={found.rows.find(({ id }) => id === deviceId)} />
      }
      empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
      onBack={close}
    />
  );
}

function useAddress(town: string) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = JSON.stringify(search);
  const filters = useMemo(() => readDeviceFilters(JSON.parse(text) as Record<string, unknown>), [text]);
  const set = useCallback(
    (name: DeviceFilterName, value: string | undefined) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, [name]: value }) as Record<string, string>,
        replace: true,
      }),
    [navigate],
  );
  const clear = useCallback(
    () => void navigate({ to: '/$town/devices', params: { town }, search: {} }),
    [navigate, town],
  );
  const open = useCallback(
    (deviceId: string) =>
      void navigate({
        to: '/$town/devices/$deviceId',
        params: { town, deviceId },
        search: true,
        replace: window.location.pathname.split('/').length > 3,
      }),
    [navigate, town],
  );
  const close = useCallback(
    () => void navigate({ to: '/$town/devices', params: { town }, search: true }),
    [navigate, town],
  );
  return { filters, set, clear, open, close };
}
