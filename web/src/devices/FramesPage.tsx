import './devices.css';
import './device.css';
import { type DeviceProtocol, deviceProtocols, type RawFrames } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Chip } from '../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { framesQuery } from './list/queries.ts';
import { FrameLine } from './parts/FrameLine.tsx';
import { PasteFrame } from './parts/PasteFrame.tsx';

type Frame = RawFrames['frames'][number];

/** Frames of all devices and of strangers that could not be read: where an integrator looks whose device is not heard. */
export function FramesPage() {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(framesQuery(town));
  const { protocol } = useSearch({ strict: false }) as { readonly protocol?: string };
  const frames = data?.frames ?? [];
  const shown = protocol ? frames.filter((frame) => frame.protocol === protocol) : frames;
  return (
    <div className="dv-page">
      <PageHeader title={t('frames.page')} lead={t('frames.lead')} />
      <div className="dv-page-body">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={10} inset={false} />}
        {data && <Protocols frames={frames} chosen={protocol} />}
        {data && frames.length === 0 && <EmptyState title={t('frames.noneTitle')} hint={t('frames.noneHint')} />}
        {frames.length > 0 && shown.length === 0 && <p className="dv-none">{t('frames.noneOf')}</p>}
        {shown.map((frame) => (
          <FrameLine
            key={frame.id}
            frame={frame}
            whose={frame.deviceId === null ? t('frames.stranger') : (frame.device ?? frame.deviceId)}
            before={<ToDevice frame={frame} />}
          />
        ))}
        {data && <PasteAny />}
      </div>
    </div>
  );
}

function ToDevice({ frame: { deviceId } }: { readonly frame: Frame }) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  if (deviceId === null) return null;
  return (
    <p>
      <Link to="/$town/devices/$deviceId" params={{ town, deviceId }} search={{}}>
        {t('frames.toDevice')}
      </Link>
    </p>
  );
}

/** Which protocols there are frames of, and how many; the choice stands in the address. */
function Protocols({ frames, chosen }: { readonly frames: readonly Frame[]; readonly chosen: string | undefined }) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const navigate = useNavigate();
  const pick = (protocol: string | undefined) =>
    void navigate({ to: '/$town/device-frames', params: { town }, search: protocol ? { protocol } : {} });
  const counts = Map.groupBy(frames, ({ protocol }) => protocol);
  const there = deviceProtocols.filter((one) => counts.has(one) || one === chosen);
  if (there.length === 0) return null;
  return (
    <fieldset className="dv-chips dv-chips-wrap">
      <legend className="cy-hidden">{t('frames.filter')}</legend>
      <Chip label={t('frames.all')} count={frames.length} on={!chosen} onPick={() => pick(undefined)} />
      {there.map((one) => (
        <Chip
          key={one}
          label={t(`protocolName.${one}`)}
          count={counts.get(one)?.length ?? 0}
          on={one === chosen}
          onPick={() => pick(one)}
        />
      ))}
    </fieldset>
  );
}

function PasteAny() {
  const { t } = useTranslation('devices');
  const [protocol, setProtocol] = useState<DeviceProtocol>('gbt26875');
  return (
    <PasteFrame
      protocol={protocol}
      dialect={null}
      hint={t('frames.pasteAny')}
      before={
        <Select<DeviceProtocol>
          aria-label={t('frames.protocol')}
          value={protocol}
          options={deviceProtocols.map((value) => ({ value, label: t(`protocolName.${value}`) }))}
          onChange={setProtocol}
          popupMatchSelectWidth={false}
        />
      }
    />
  );
}
