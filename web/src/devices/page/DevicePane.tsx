import type { DeviceDetail, DeviceSummary } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { deviceQuery } from '../../api/things.ts';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { LookAt } from '../../map/LookAt.tsx';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { MapLink } from '../../map/parts/MapLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { useLiveDevice } from '../live/use-live-devices.ts';
import { useKeepsDevices } from '../parts/keeps-devices.ts';
import { AccessPanel } from './access/AccessPanel.tsx';
import { Commands } from './commands/Commands.tsx';
import { DeviceHead } from './DeviceHead.tsx';
import { History } from './History.tsx';
import { LatestValues } from './LatestValues.tsx';
import { RawFrames } from './RawFrames.tsx';

type DevicePaneProps = { readonly deviceId: string; readonly row: DeviceSummary | undefined };

/** One device: what it says now, its history, what could not be read, what was said to it. */
export function DevicePane({ deviceId, row }: DevicePaneProps) {
  const town = useTown().id;
  const keeps = useKeepsDevices();
  useLiveDevice(town, deviceId);
  const { data: detail, error, refetch } = useQuery(deviceQuery(town, deviceId));
  const summary = detail ?? row;
  if (!summary) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <>
        <PageHeader title={<span>&nbsp;</span>} />
        <Loading rows={8} />
      </>
    );
  }
  return (
    <div className="dv-pane">
      <DeviceHead device={summary} keeps={keeps} />
      <SplitBody
        aside={
          <>
            <Place device={summary} />
            {keeps && <AccessPanel device={summary} />}
          </>
        }
      >
        {detail && <Said detail={detail} keeps={keeps} />}
        {!detail && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!detail && !error && <Loading rows={8} inset={false} />}
      </SplitBody>
    </div>
  );
}

function Said({ detail, keeps }: { readonly detail: DeviceDetail; readonly keeps: boolean }) {
  return (
    <>
      <LatestValues detail={detail} />
      <History detail={detail} />
      <Commands device={detail} keeps={keeps} />
      {keeps && <RawFrames device={detail} />}
    </>
  );
}

function Place({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const { id, position, place } = device;
  const points = useMemo<Points>(
    () => ({
      type: 'FeatureCollection',
      features: position
        ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [...position] }, properties: { id } }]
        : [],
    }),
    [id, position],
  );
  return (
    <Panel title={t('position')} extra={place}>
      {position ? (
        <>
          <LazyMapView label={t('position')} at={{ position: [position[0], position[1]], zoom: 16.5 }} mini>
            <LookAt position={[position[0], position[1]]} zoom={16.5} />
            <PointLayer points={points} selected={id} />
          </LazyMapView>
          <MapLink layer="devices" id={id} position={[position[0], position[1]]} />
        </>
      ) : (
        <p className="dv-none">{t('noPosition')}</p>
      )}
    </Panel>
  );
}
