import type { Replay } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { TimeSlider } from '../../map/parts/TimeSlider.tsx';
import type { MapAddress } from './map-address.ts';

type PastBarProps = {
  readonly address: MapAddress;
  readonly past: Replay | undefined;
  readonly failed: boolean;
  readonly onChange: (change: Partial<MapAddress>) => void;
};

/** Below the map: a day to go through, and what stood open at the moment chosen. */
export function PastBar({ address: { moment: then, layers }, past, failed, onChange }: PastBarProps) {
  const { t } = useTranslation('map');
  return (
    <div className={then ? 'mp-past is-past' : 'mp-past'}>
      <TimeSlider value={then} onChange={(at) => onChange({ moment: at })} />
      {then && failed && <p role="status">{t('pastFailed')}</p>}
      {then && past && !failed && (
        <p role="status">
          {t('pastFacts', { open: past.open, late: past.late, alarms: past.alarms })}
          {layers.includes('devices') && <small> · {t('pastDevices')}</small>}
        </p>
      )}
    </div>
  );
}
