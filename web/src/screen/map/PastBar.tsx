import type { Replay } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { TimeSlider } from '../../map/parts/TimeSlider.tsx';

type PastBarProps = {
  readonly then: Date | undefined;
  readonly past: Replay | undefined;
  readonly failed: boolean;
  readonly onChange: (then: Date | undefined) => void;
};

/** Below the map: the last 24 hours, and what stood open at the moment chosen. */
export function PastBar({ then, past, failed, onChange }: PastBarProps) {
  const { t } = useTranslation('map');
  return (
    <div className={then ? 'mp-past is-past' : 'mp-past'}>
      <TimeSlider value={then} onChange={onChange} />
      {then && failed && <p role="status">{t('pastFailed')}</p>}
      {then && past && !failed && (
        <p role="status">{t('pastFacts', { open: past.open, late: past.late, alarms: past.alarms })}</p>
      )}
    </div>
  );
}
