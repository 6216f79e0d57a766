import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { useLiveList } from '../live/use-live-list.ts';
import { EndButton } from './EndButton.tsx';
import { phaseOf } from './phase.ts';
import { occasionsKey, occasionsQuery } from './queries.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { usePersonName, useWhere } from './words.ts';

/** Drills and maintenance that are on now: what, where, how long still, by whom, and the way to end them. */
export function OccasionBanner() {
  const { t } = useTranslation('alarms');
  const town = useTown().id;
  const now = useNow();
  const [person, where] = [usePersonName(), useWhere()];
  useLiveList('occasion', occasionsKey(town));
  const on = useQuery(occasionsQuery(town)).data?.occasions.filter((one) => phaseOf(one, now) === 'now');
  if (!on || on.length === 0) return null;
  return (
    <ul className="dv-banner">
      {on.map((one) => (
        <li key={one.id}>
          <Link to="/$town/drills" params={{ town }} search={{}}>
            <b>{t(`banner.${one.kind}`, { name: one.name })}</b>
          </Link>
          <span>
            {[where(one), t('banner.by', { who: person(one.createdBy) })].join(' · ')}
            {' · '}
            <TimeLeft to={one.to} />
          </span>
          <EndButton occasion={one} />
        </li>
      ))}
    </ul>
  );
}
