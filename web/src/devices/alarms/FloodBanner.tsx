import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { useLiveList } from '../live/use-live-list.ts';
import { floodsQuery } from './queries.ts';

const shown = 3;

/** Devices that send more than their share, with their rate. Nothing while there is none. */
export function FloodBanner() {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  const tongue = useTongue();
  const query = floodsQuery(town);
  useLiveList('flood', query.queryKey);
  const now = useQuery(query).data?.floods.filter(({ endedAt }) => endedAt === null) ?? [];
  if (now.length === 0) return null;
  return (
    <ul className="dv-banner dv-banner-amber" aria-live="polite">
      {now.slice(0, shown).map(({ deviceId, name, building, perSecond, beganAt }) => (
        <li key={deviceId}>
          <Link to="/$town/devices/$deviceId" params={{ town, deviceId }} search={{}} title={t('flood.open')}>
            <b>{t('flood.title', { name, n: perSecond })}</b>
          </Link>
          <span>
            {[building, t('flood.since', { at: momentText(new Date(beganAt), new Date(), tongue) })]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <small>{t('flood.why')}</small>
        </li>
      ))}
      {now.length > shown && (
        <li>
          <span>{t('flood.more', { n: now.length - shown })}</span>
        </li>
      )}
    </ul>
  );
}
