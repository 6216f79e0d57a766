import type { TrialOutcome, TriedAlarm } from '@chengyun/contract/profile-trial';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { useLocal } from '../parts/use-profiles.ts';

/** What the draft would have begun, against what the profile in force would have. */
export function TrialResult({ outcome: { sayings, cut, alarms, before } }: { readonly outcome: TrialOutcome }) {
  const { t } = useTranslation('devices');
  const told = before
    ? t('profiles.against', { n: alarms.length, before: before.length })
    : t('profiles.would', { n: alarms.length });
  return (
    <div role="status">
      <p>
        <b>{told}</b>
      </p>
      <p className="dv-quiet">
        {t('profiles.sayings', { n: sayings })} {cut && t('profiles.cut')}
      </p>
      {sayings === 0 && <p className="dv-none">{t('profiles.nothingSaid')}</p>}
      {alarms.length > 0 && <Alarms alarms={alarms} />}
    </div>
  );
}

function Alarms({ alarms }: { readonly alarms: readonly TriedAlarm[] }) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  return (
    <ol className="dv-tried">
      {alarms.slice(0, 100).map(({ rule, name, at, endedAt, value, part }) => (
        <li key={`${rule} ${part} ${at}`}>
          <b>{local(name) || rule}</b>
          {value !== null && <span>{value}</span>}
          <small>
            <DateTime at={at} /> → {endedAt ? <DateTime at={endedAt} /> : t('profiles.holds')}
          </small>
        </li>
      ))}
    </ol>
  );
}
