import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leftUntil } from './phase.ts';

/** What is left of a drill, counted down by the second; over an hour by the minute. Not read out at every turn. */
export function TimeLeft({ to }: { readonly to: string }) {
  const { t } = useTranslation('fireDesk');
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  const { h, m, s } = leftUntil(to, now);
  const left = h > 0 ? t('drills.hourLeft', { h, m }) : t('drills.minuteLeft', { m, s: String(s).padStart(2, '0') });
  return (
    <span role="timer" aria-live="off" className="dv-left">
      {t('drills.left', { left })}
    </span>
  );
}
