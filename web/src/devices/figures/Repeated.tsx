import type { FiguresQuery } from '@chengyun/contract/alarm-figures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { CountLink } from './CountLink.tsx';
import { falseSharesQuery } from './queries.ts';

/** So many false alarms in a period make a device one to mend. */
const least = 3;

/** Devices that alarmed falsely again and again, each with the way to itself and to those alarms. */
export function Repeated({ query }: { readonly query: FiguresQuery }) {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  const shares = useQuery(falseSharesQuery(town, query, 'device', least)).data?.shares ?? [];
  return (
    <section aria-label={t('figures.repeated')}>
      <h2>
        {t('figures.repeated')} <small>{t('figures.repeatedHint')}</small>
      </h2>
      {shares.length === 0 && <p className="dv-none">{t('figures.repeatedNone')}</p>}
      <ul className="dv-repeated">
        {shares.map(({ key, name, site, false: wrong }) => (
          <li key={key}>
            <Link to="/$town/devices/$deviceId" params={{ town, deviceId: key }} search={{}}>
              {name}
            </Link>
            <span className="dv-quiet">{site === name ? null : site}</span>
            <CountLink counted={wrong} name={name ?? key}>
              {t('figures.repeatedTimes', { n: wrong.n })}
            </CountLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
