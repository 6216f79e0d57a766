import type { AlarmSummary } from '@chengyun/contract/alarm';
import type { Lamp } from '@chengyun/contract/words';
import { useTranslation } from 'react-i18next';
import { isBurning, isUnseen, lampOf } from './alarm-look.ts';

const shapes: Readonly<Record<Lamp, string>> = {
  red: 'M1.5 1.5h9v9h-9z',
  yellow: 'M6 1.2l5 9.6H1z',
  green: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
};

type AlarmSignProps = { readonly alarm: Pick<AlarmSummary, 'kind' | 'severity' | 'state' | 'shelvedUntil'> };

/** ■ ▲ ● by how bad it is, filled until somebody takes note of it, a slow pulse for a fire. Read out in words. */
export function AlarmSign({ alarm }: AlarmSignProps) {
  const { t } = useTranslation('alarms');
  const lamp = lampOf(alarm);
  const label = t('sign', { kind: t(`kind.${alarm.kind}`), state: t(`state.${alarm.state}`) });
  return (
    <svg
      className={`dv-sign dv-sign-${lamp}`}
      data-burning={isBurning(alarm) || undefined}
      data-hollow={!isUnseen(alarm) || undefined}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      role="img"
      aria-label={label}
      focusable="false"
    >
      <path d={shapes[lamp]} />
    </svg>
  );
}
