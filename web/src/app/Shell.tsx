import { getRouteApi, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveProvider } from '../api/LiveProvider.tsx';
import { TownProvider } from '../api/TownProvider.tsx';
import { inLanguage } from '../text/language.ts';
import { ZoneProvider } from '../ui/Zone.tsx';
import { BottomBar } from './BottomBar.tsx';
import { useIdle } from './idle.ts';
import { LiveBar } from './LiveWords.tsx';
import { Navigation } from './Navigation.tsx';
import { isOutside, isPost } from './nav.ts';
import { OutsideShell } from './OutsideShell.tsx';
import { usePreferences } from './preferences.tsx';
import { SetupNote } from './SetupNote.tsx';
import { useLeaveIdle } from './sign-out.ts';
import { TopBar } from './TopBar.tsx';
import { WaitingToBeGranted } from './WaitingToBeGranted.tsx';

// Only a patrol worker's phone needs it, and not before the page itself.
const RoundBar = lazy(() => import('../rounds/RoundBar.tsx').then((part) => ({ default: part.RoundBar })));

function OwnRound() {
  return (
    <Suspense fallback={null}>
      <RoundBar />
    </Suspense>
  );
}

const route = getRouteApi('/$town');

/** What stands around every page of a town: bar above, navigation at the left, on a phone a bar below. */
export function Shell() {
  const { me, town } = route.useRouteContext();
  const { t } = useTranslation('frame');
  const { language } = usePreferences();
  useEffect(() => {
    document.title = t('townDesk', { town: inLanguage(town.name, language) });
  }, [t, town, language]);
  useIdle(me.idleMinutes, useLeaveIdle());
  const { pathname } = useLocation();
  if (town.roles.length === 0) return <WaitingToBeGranted />;
  if (isOutside(town.roles)) {
    const home = `/${town.id}/mine`;
    if (pathname !== home && !pathname.startsWith(`${home}/`))
      return <Navigate to="/$town/mine" params={{ town: town.id }} replace />;
    return <OutsideShell me={me} town={town} />;
  }
  return (
    <TownProvider me={me} town={town}>
      <ZoneProvider zone={town.zone}>
        <LiveProvider town={town.id} open={!isPost(town.roles)}>
          <div className="cy-app">
            <a className="cy-skip" href="#main">
              {t('skip')}
            </a>
            <TopBar />
            <div className="cy-left">
              <Navigation />
            </div>
            <main id="main" className="cy-main" tabIndex={-1}>
              <SetupNote />
              <LiveBar />
              {town.roles.includes('patrol') && <OwnRound />}
              <Outlet />
            </main>
            <BottomBar />
          </div>
        </LiveProvider>
      </ZoneProvider>
    </TownProvider>
  );
}
