import type { AlarmFigures } from '@chengyun/contract/alarm-figures';
import { useTranslation } from 'react-i18next';
import { CountLink } from './CountLink.tsx';

/** Alarms day by day, the false part of each dark; every day opens to its alarms. Days without any are left out. */
export function DayColumns({ days }: Pick<AlarmFigures, 'days'>) {
  const { t } = useTranslation('fireDesk');
  const most = Math.max(1, ...days.map(({ alarms }) => alarms.n));
  return (
    <section aria-label={t('figures.daysTitle')}>
      <h2>
        {t('figures.daysTitle')} <small>{t('figures.daysHint')}</small>
      </h2>
      <ol className="dv-days">
        {days.map(({ day, alarms, false: wrong }) => (
          <li key={day}>
            <CountLink counted={alarms} name={t('figures.dayOf', { day, n: alarms.n, wrong })}>
              <i style={{ height: `${(alarms.n / most) * 100}%` }}>
                <i style={{ height: `${(wrong / alarms.n) * 100}%` }} />
              </i>
              <span>{day.slice(5)}</span>
            </CountLink>
          </li>
        ))}
      </ol>
    </section>
  );
}
