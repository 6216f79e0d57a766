import '../measures.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { measuresQuery } from '../figures/queries.ts';
import { useAsked } from '../figures/use-asked.ts';
import { MeasureView } from './MeasureView.tsx';

/** One measure of the town: its figure, how it went, what it is made of, and the list behind it. */
export function OneMeasurePage() {
  const { t, i18n } = useTranslation('measures');
  const town = useTown().id;
  const { measureId } = useParams({ strict: false });
  const asking = useAsked();
  const { data, error, refetch } = useQuery(measuresQuery(town));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  const measure = data.measures.find(({ id }) => id === measureId);
  if (!measure) {
    const link = (
      <Link to="/$town/measures" params={{ town }} search={{}}>
        {t('toLibrary')}
      </Link>
    );
    return <EmptyState whole title={t('missing')} hint={t('missingHint')} action={link} />;
  }
  return (
    <MeasureView
      key={measure.id}
      measure={measure}
      asking={asking}
      title={inLanguage(measure.name, i18n.language)}
      eyebrow={
        <Link to="/$town/measures" params={{ town }} search={{}}>
          {t('library')}
        </Link>
      }
    />
  );
}
