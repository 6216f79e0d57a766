import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIsInTown } from '../api/TownProvider.tsx';
import { EmptyState } from '../ui/States.tsx';

/** An address that leads nowhere, or a town the reader is not in. */
export function MissingPage() {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const { town } = useParams({ strict: false });
  const townOnly = town !== undefined && pathname.split('/').filter(Boolean).length === 1;
  const Frame = useIsInTown() ? 'div' : 'main';
  return (
    <Frame className="cy-alone">
      <EmptyState
        whole
        title={t('missing.title')}
        hint={townOnly ? t('missing.town', { town }) : t('missing.hint', { path: pathname })}
        action={<Link to="/">{t('missing.home')}</Link>}
      />
    </Frame>
  );
}
