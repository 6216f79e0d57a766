import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/States.tsx';

/** In place of figures, when the address names a period that there is not. */
export function StrangePeriod({ named }: { readonly named: string }) {
  const { t } = useTranslation('measures');
  return (
    <div role="alert">
      <EmptyState title={t('strangePeriod', { named: named.trim() })} hint={t('strangePeriodHint')} />
    </div>
  );
}
