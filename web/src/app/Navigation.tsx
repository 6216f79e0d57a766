import { fullFileApprovers } from '@chengyun/contract/full-file';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { ViewNav } from '../cases/views/ViewNav.tsx';
import { LiveWords } from './LiveWords.tsx';
import { isHere, isPost, navFor, navLabel } from './nav.ts';
import { useNavFigure } from './nav-counts.ts';
import { readSearch } from './search.ts';

/* Which line is chosen is decided by isHere; the router's own, looser idea must not mark a second one. */
const exactly = { exact: true, includeSearch: true } as const;

/** The lines a person may follow, by their roles, each with its figure. */
export function Navigation({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation('frame');
  const town = useTown();
  const { pathname, searchStr } = useLocation();
  const sections = navFor(town.roles);
  const has = (wanted: string) => sections.some(({ title }) => title === wanted);
  const figureOf = useNavFigure(town.id, {
    ...{ cases: has('work'), alarms: has('things') },
    files: fullFileApprovers.some((role) => town.roles.includes(role)),
  });
  const search = readSearch(searchStr);
  return (
    <nav className="cy-nav" aria-label={t('nav.main')}>
      {sections.map(({ title, items }) => (
        <section key={title} aria-label={t(`nav.${title}`)}>
          <h2>{t(`nav.${title}`)}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <Link
                  to={item.to}
                  params={{ town: town.id }}
                  search={item.search ?? {}}
                  activeOptions={exactly}
                  {...(onFollow && { onClick: onFollow })}
                  aria-current={isHere(item, town.id, pathname, search) ? 'page' : undefined}
                >
                  {t(navLabel(item))}
                  <Figure value={figureOf(item)} alarm={item.alarm === true} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {has('work') && <ViewNav onFollow={onFollow} />}
      {!isPost(town.roles) && <LiveWords />}
    </nav>
  );
}

function Figure({ value, alarm }: { readonly value: number | undefined; readonly alarm: boolean }) {
  if (!value) return null;
  return <b className={alarm ? 'cy-nav-alarm' : undefined}>{value}</b>;
}
