import '../measures.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { measuresQuery } from '../figures/queries.ts';
import { useAsked } from '../figures/use-asked.ts';
import { PeriodPicker } from '../period/PeriodPicker.tsx';
import { StrangePeriod } from '../period/StrangePeriod.tsx';
import { Communities } from './Communities.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { Headline } from './Headline.tsx';

/** The town at a glance: figures that matter, what came from where and how it ended, and each community's own line. */
export function OverviewPage() {
  const { t } = useTranslation('measures');
  const town = useTown().id;
  const asking = useAsked();
  const { strange } = asking.asked;
  const { data, error, refetch } = useQuery(measuresQuery(town));
  return (
    <div className="ms-page">
      <PageHeader title={t('overview')} lead={t('overviewLead')} />
      <div className="ms-body">
        <PeriodPicker asking={asking} />
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={10} inset={false} />}
        {strange !== undefined && <StrangePeriod named={strange} />}
        {data && strange === undefined && (
          <>
            <Headline measures={data.measures} asking={asking} />
            <FlowPanel asking={asking} />
            <Communities measures={data.measures} asking={asking} />
          </>
        )}
      </div>
    </div>
  );
}
