import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoryQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { DateTime } from '../../ui/Times.tsx';
import { occasionsQuery } from './queries.ts';

/** Drills and maintenance that are on now: what, until when, by whom. Nothing while there is none. */
export function OccasionBanner() {
  const { t } = useTranslation('alarms');
  const town = useTown().id;
  const now = useNow();
  const people = useQuery(directoryQuery(town)).data?.people;
  const on = useQuery(occasionsQuery(town)).data?.occasions.filter(
    ({ from, to, endedAt }) => endedAt === null && new Date(from) <= now && new Date(to) > now,
  );
  if (!on || on.length === 0) return null;
  return (
    <ul className="dv-banner">
      {on.map(({ id, kind, name, building, to, createdBy }) => (
        <li key={id}>
          <b>{t(`banner.${kind}`, { name })}</b>
          <span>
            {building && `${building} · `}
            <UntilWords at={to} />
            {' · '}
            {t('banner.by', { who: people?.find((one) => one.id === createdBy)?.name ?? createdBy })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function UntilWords({ at }: { readonly at: string }) {
  const { t } = useTranslation('alarms');
  const [before, after] = t('banner.until', { until: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <DateTime at={at} />
      {after}
    </>
  );
}
