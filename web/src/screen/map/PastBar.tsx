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

/* What a device showed at each moment is not kept as a picture of the town. */
const onlyNow = ['devices', 'cameras', 'sections'] as const;

/** Below the map: a day to go through, and what stood open at the moment chosen. */
export function PastBar({ address: { moment: then, layers }, past, failed, onChange }: PastBarProps) {
  const { t } = useTranslation('map');
  const without = onlyNow.filter((layer) => layers.includes(layer)).map((layer) => t(`layer.${layer}`));
  return (
    <div className={then ? 'mp-past is-past' : 'mp-past'}>
      <TimeSlider value={then} onChange={(at) => onChange({ moment: at })} />
      {then && failed && <p role="status">{t('pastFailed')}</p>}
      {then && past && !failed && (
        <p role="status">
          {t('pastFacts', { open: past.open, late: past.late, alarms: past.alarms })}
          {without.length > 0 && <small> · {t('pastWithout', { layers: without.join(t('and')) })}</small>}
        </p>
      )}
    </div>
  );
}
