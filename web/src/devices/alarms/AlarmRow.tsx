import type { AlarmSummary } from '@chengyun/contract/alarm';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/Times.tsx';
import { AlarmBadges } from './AlarmBadges.tsx';
import { AlarmSign } from './AlarmSign.tsx';
import { isBurning, isUnseen, lampOf } from './alarm-look.ts';

type AlarmRowProps = { readonly alarm: AlarmSummary; readonly town: string; readonly selected: boolean };

/** An alarm in the list: sign, what and which device, since when, where and what it says. */
export const AlarmRow = memo(function AlarmRow({ alarm, town, selected }: AlarmRowProps) {
  const { t } = useTranslation('alarms');
  const { kind, state, device, value, text, times, raisedAt } = alarm;
  const where = [device.building, device.place].filter(Boolean).join(' ') || t('noPlace');
  const note = [
    state === 'raised' ? null : t(`state.${state}`),
    where,
    // A word such as open says nothing that the rule has not said; a number does.
    value !== null && /^-?\d/.test(String(value)) ? value : text,
    times > 1 && t('times', { n: times }),
  ];
  return (
    <Link
      className="cy-row dv-alarm"
      data-burning={isBurning(alarm) || undefined}
      to="/$town/alarms/$alarmId"
      params={{ town, alarmId: alarm.id }}
      search
      aria-current={selected}
    >
      <span>
        <AlarmSign alarm={alarm} />
      </span>
      <span className="cy-row-title">
        <b className={`dv-kind dv-kind-${lampOf(alarm)}`}>{t(`kind.${kind}`)}</b> {device.name}
      </span>
      <span className="cy-row-time" data-unseen={isUnseen(alarm) || undefined}>
        <RelativeTime at={raisedAt} />
      </span>
      <span className="cy-row-note">
        <AlarmBadges alarm={alarm} />
        {note.filter(Boolean).join(' · ')}
      </span>
    </Link>
  );
});
