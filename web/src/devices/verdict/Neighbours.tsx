import type { AlarmDetail } from '@chengyun/contract/alarm';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/Times.tsx';
import { pointValues } from '../parts/point-values.ts';
import { useLocal, usePoints } from '../parts/use-profiles.ts';

/** The devices of the same building: heard of when, what they say now, in alarm or not. */
export function Neighbours({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  const [local, pointsOf] = [useLocal(), usePoints()];
  const { neighbours, device } = detail;
  return (
    <section className="dv-part" aria-label={t('neighbours.title')}>
      <h2>
        {t('neighbours.title')} {device.building && <small>{device.building}</small>}
      </h2>
      {neighbours.length === 0 ? (
        <p className="dv-none">{t('neighbours.none')}</p>
      ) : (
        <table className="dv-table dv-neighbours">
          <thead>
            <tr>
              <th scope="col">{t('neighbours.name')}</th>
              <th scope="col">{t('neighbours.alarm')}</th>
              <th scope="col">{t('neighbours.says')}</th>
              <th scope="col">{t('neighbours.seen')}</th>
            </tr>
          </thead>
          <tbody>
            {neighbours.map(({ id, name, place, alarm, points, profileId, lastSeen }) => (
              <tr key={id} data-own={id === device.id || undefined}>
                <th scope="row">
                  {name} {place && <small>{place}</small>}
                </th>
                <td className={alarm === 'fire' ? 'dv-red' : undefined}>
                  {alarm ? t(`kind.${alarm}`) : <span className="dv-quiet">{t('neighbours.quiet')}</span>}
                </td>
                <td>
                  {pointValues(points, pointsOf(profileId), local)
                    .slice(0, 3)
                    .map(({ name: point, text }) => `${point} ${text}`)
                    .join('\u2002') || '—'}
                </td>
                <td>{lastSeen ? <RelativeTime at={lastSeen} /> : t('neighbours.never')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
