import type { CaseSummary } from '@chengyun/contract/case';
import type { ReportFigure } from '@chengyun/contract/reports';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { Chip } from '../../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/States.tsx';
import { VirtualList } from '../../../ui/VirtualList.tsx';
import { CountedCase } from '../../behind/RowBehind.tsx';
import { measuresQuery, rowsQuery } from '../../figures/queries.ts';
import { useReportAddress } from '../use-report-address.ts';
import { listOf } from './figure-list.ts';

/** The cases a number counts, as they are now; each opens. */
export function BehindFigure({ figure }: { readonly figure: ReportFigure }) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { search, go } = useReportAddress();
  const known = useQuery(measuresQuery(town)).data?.measures.find(({ id }) => id === figure.measure);
  // Of a share both sides are worth a look: those that made it, and those that did not.
  const isShare = known?.format === 'share' && figure.part === 'numerator';
  const part = isShare && search.part === 'rest' ? 'rest' : figure.part;
  const query = useMemo(() => listOf(figure, part), [figure, part]);
  const basis = known?.basis ?? 'reported';
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    rowsQuery(town, figure.measure, query),
  );
  const cases = useMemo(() => data?.pages.flatMap((page) => page.cases) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section className="rep-behind" aria-label={t('figure.list')}>
      <header className="rep-behind-head">
        <h3>{t('figure.list')}</h3>
        {isShare && (
          <span className="rep-sides">
            <Chip label={t('figure.counted')} on={part !== 'rest'} onPick={() => go({ part: undefined })} />
            <Chip label={t('figure.left')} on={part === 'rest'} onPick={() => go({ part: 'rest' })} />
          </span>
        )}
      </header>
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
