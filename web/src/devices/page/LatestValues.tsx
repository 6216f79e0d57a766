import type { DeviceDetail } from '@chengyun/contract/device';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { inProfileOrder, valueText } from '../parts/point-values.ts';
import { useLocal, usePoints } from '../parts/use-profiles.ts';

/** What each point said last, with its unit and when. */
export function LatestValues({ detail }: { readonly detail: DeviceDetail }) {
  const { t } = useTranslation('devices');
  const [local, pointsOf] = [useLocal(), usePoints()];
  const points = pointsOf(detail.profileId);
  const rows = inProfileOrder(detail.latest, points);
  return (
    <section className="dv-part" aria-label={t('latest.title')}>
      <h2>{t('latest.title')}</h2>
      {rows.length === 0 ? (
        <p className="dv-none">{t('latest.none')}</p>
      ) : (
        <dl className="dv-values">
          {rows.map(({ point: id, value, at }) => {
            const point = points.find((one) => one.id === id);
            return (
              <div key={id}>
                <dt>{point ? local(point.name) : id}</dt>
                <dd>
                  <b>{valueText(value, point, local)}</b>
                  <small>
                    <DateTime at={at} />
                  </small>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
