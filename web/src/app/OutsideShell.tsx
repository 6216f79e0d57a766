import type { Me, MyTown } from '@chengyun/contract/me';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TownProvider } from '../api/TownProvider.tsx';
import { inLanguage } from '../text/language.ts';
import { Mark } from '../ui/Mark.tsx';
import { SampleBadge } from '../ui/SampleBadge.tsx';
import { ZoneProvider } from '../ui/Zone.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { usePreferences } from './preferences.tsx';
import { UserMenu } from './UserMenu.tsx';

/** What stands around the page of a company or a resident: the town and themselves, and nothing of the desk. */
export function OutsideShell({ me, town }: { readonly me: Me; readonly town: MyTown }) {
  const { t } = useTranslation('frame');
  const { language } = usePreferences();
  return (
    <TownProvider me={me} town={town}>
      <ZoneProvider zone={town.zone}>
        <div className="cy-outside">
          <a className="cy-skip" href="#main">
            {t('skip')}
          </a>
          <header className="cy-top">
            <Link to="/$town/mine" params={{ town: town.id }} className="cy-town">
              <Mark />
              <span>{t('townDesk', { town: inLanguage(town.name, language) })}</span>
            </Link>
            {town.sample && <SampleBadge />}
            <div className="cy-me">
              <UserMenu />
              <LanguageSwitch />
            </div>
          </header>
          <main id="main" className="cy-main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </ZoneProvider>
    </TownProvider>
  );
}
