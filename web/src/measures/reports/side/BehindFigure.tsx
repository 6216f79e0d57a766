import type { CaseSummary } from '@chengyun/contract/case';
import type { ReportFigure } from '@chengyun/contract/reports';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/States.tsx';
import { VirtualList } from '../../../ui/VirtualList.tsx';
import { CountedCase } from '../../behind/RowBehind.tsx';
import { measuresQuery, rowsQuery } from '../../figures/queries.ts';
import { listOf } from './figure-list.ts';

/** The cases a number counts, as they are now; each opens. */
export function BehindFigure({ figure }: { readonly figure: ReportFigure }) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const query = useMemo(() => listOf(figure), [figure]);
  const known = useQuery(measuresQuery(town));
  const basis = known.data?.measures.find(({ id }) => id === figure.measure)?.basis ?? 'reported';
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    rowsQuery(town, figure.measure, query),
  );
  const cases = useMemo(() => data?.pages.flatMap((page) => page.cases) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section className="rep-behind" aria-label={t('figure.list')}>
      <h3>{t('figure.list')}</h3>
      <div className="rep-behind-rows">
        {error && cases.length === 0 && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPending && <Loading rows={6} inset={false} />}
        {data && cases.length === 0 && <EmptyState title={t('figure.empty')} hint={t('figure.emptyHint')} />}
        {cases.length > 0 && (
          <VirtualList<CaseSummary>
            items={cases}
            keyOf={({ id }) => id}
            label={t('figure.list')}
            rowHeight={62}
            onEnd={more}
            renderRow={(row) => <CountedCase row={row} basis={basis} />}
            footer={isFetchingNextPage ? <Loading rows={2} /> : null}
          />
        )}
      </div>
    </section>
  );
}
