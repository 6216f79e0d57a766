import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { SankeyFlow } from '../../charts/SankeyFlow.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { useKeyName } from '../figures/names.ts';
import { figureQuery } from '../figures/queries.ts';
import type { Asking } from '../figures/use-asked.ts';
import { flowOf } from './flow-of.ts';
import { periodSearch } from './period-search.ts';

/** The measure whose part above the line is what ended in time. */
const ended = 'loop.on-time';

/** All that ended in the period: from which source, of what class, in time or late. */
export function FlowPanel({ asking: { asked } }: { readonly asking: Asking }) {
  const { t } = useTranslation('measures');
  const town = useTown().id;
  const nameOf = useKeyName();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(
    figureQuery(town, ended, { ...asked.days, by: 'source,class', compare: false }),
  );
  const flow = useMemo(() => {
    const words = { nameOf, others: t('otherClasses'), inTime: t('outcome.good'), late: t('outcome.bad') };
    return data && flowOf(data.groups, words);
  }, [data, nameOf, t]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!flow) return <Loading rows={8} inset={false} />;
  if (flow.links.length === 0) return <EmptyState title={t('nothing')} hint={t('nothingHint')} />;
  return (
    <SankeyFlow
      title={t('flow')}
      note={t('flowNote')}
      nodes={flow.nodes}
      links={flow.links}
      height={400}
      onPick={(key) => {
        const picked = flow.picks.get(key);
        if (!picked) return;
        const search = periodSearch(asked, picked) as never;
        void navigate({ to: '/$town/measures/$measureId', params: { town, measureId: ended }, search });
      }}
    />
  );
}
