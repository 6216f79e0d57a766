import type { DeviceSummary } from '@chengyun/contract/device';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Lamp } from '../../ui/Lamp.tsx';
import { useNow } from '../../ui/now.ts';
import { RelativeTime } from '../../ui/Times.tsx';
import { lampOfPulse, pulseOf } from './device-pulse.ts';

type DeviceRowProps = {
  readonly device: DeviceSummary;
  readonly town: string;
  readonly selected: boolean;
  /** Name of its kind and after how many seconds without a word it is silent. */
  readonly kind: string | undefined;
  readonly silentSeconds: number | undefined;
};

/** A device in the list: whether it is heard of, its name, since when, what it is and where. */
export const DeviceRow = memo(function DeviceRow(props: DeviceRowProps) {
  const { device, town, selected, kind, silentSeconds } = props;
  const { t } = useTranslation('devices');
  const pulse = pulseOf(device, silentSeconds, useNow());
  const lamp = lampOfPulse(pulse);
  const where = [device.building, device.place].filter(Boolean).join(' ');
  const note = [pulse === 'online' ? null : t(`pulse.${pulse}`), kind ?? t('noProfile'), where];
  return (
    <Link
      className="cy-row"
      to="/$town/devices/$deviceId"
      params={{ town, deviceId: device.id }}
      search
      aria-current={selected}
    >
      <span>{lamp && <Lamp lamp={lamp} label={t(`pulse.${pulse}`)} />}</span>
      <span className="cy-row-title">{device.name}</span>
      <span className="cy-row-time dv-muted">{device.lastSeen && <RelativeTime at={device.lastSeen} />}</span>
      <span className="cy-row-note">{note.filter(Boolean).join(' · ')}</span>
    </Link>
  );
});
