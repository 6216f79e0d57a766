import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { inLanguage } from '../text/language.ts';
import { Mark } from '../ui/Mark.tsx';
import { SampleBadge } from '../ui/SampleBadge.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { isPost } from './nav.ts';
import { usePreferences } from './preferences.tsx';
import { SearchBox } from './SearchBox.tsx';
import { UserMenu } from './UserMenu.tsx';

/** Mark, town, search, and who I am. */
export function TopBar() {
  const { t } = useTranslation('frame');
  const { language } = usePreferences();
  const town = useTown();
  return (
    <header className="cy-top">
      <Link to="/$town" params={{ town: town.id }} className="cy-town">
        <Mark />
        <span>{t('townDesk', { town: inLanguage(town.name, language) })}</span>
      </Link>
      {town.sample && <SampleBadge />}
      {!isPost(town.roles) && <SearchBox />}
      <div className="cy-me">
        <UserMenu />
        <LanguageSwitch />
      </div>
    </header>
  );
}
