import type { DeviceDetail } from '@chengyun/contract/device';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { inProfileOrder, inUnit, pointNamed, valueText } from '../parts/point-values.ts';
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
            const named = pointNamed(points, id);
            return (
              <div key={id}>
                <dt title={id}>{named ? local(named.point.name) : id}</dt>
                <dd>
                  <b>{valueText(inUnit(value, named), named?.point, local)}</b>
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
