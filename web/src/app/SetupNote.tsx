import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe, useTown } from '../api/TownProvider.tsx';

/** Says, for as long as it lives, that this is the first account and what ends it. */
export function SetupNote() {
  const { t } = useTranslation('account');
  const [{ user }, town] = [useMe(), useTown()];
  if (!user.bootstrap) return null;
  return (
    <p className="cy-setup-note" role="note">
      <span>{t(town.sample ? 'setup.sampleBanner' : 'setup.banner')}</span>
      <Link to="/setup">{t('setup.open')}</Link>
    </p>
  );
}
