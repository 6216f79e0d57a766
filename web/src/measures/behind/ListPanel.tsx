import { CloseOutlined } from '@ant-design/icons';
import type { CaseSummary } from '@chengyun/contract/case';
import type { CountedThing, MeasureInfo } from '@chengyun/contract/measures-answer';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { numberText } from '../../ui/number.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { listQuery } from '../figures/address.ts';
import type { Asking } from '../figures/use-asked.ts';
import { usePickedWords } from './picked-words.ts';
import { CountedCase, CountedOther } from './RowBehind.tsx';
import { useBehind } from './use-behind.ts';

type ListPanelProps = { readonly measure: MeasureInfo; readonly asking: Asking };

/** The list behind the figure, or behind the group that was pressed: exactly what was counted. */
export function ListPanel({ measure, asking }: ListPanelProps) {
  const { t } = useTranslation('measures');
  const town = useTown().id;
  const { asked, pick } = asking;
  const { rows, items, n } = useBehind(measure, asked);
  const words = usePickedWords(measure, asked);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section className="ms-list" aria-label={t('list')}>
      <header className="ms-list-head">
        <h2>{t('list')}</h2>
        <span className="ms-list-count" role="status">
          {n === undefined ? '' : t('counted', { n: numberText(n) })}
        </span>
        <ExportMenu
          address={(file) => withQuery(paths.measureExport(town, measure.id), { ...listQuery(asked), ...file })}
        />
        <p className="ms-list-picked">
          {words.map(({ name, text }) => (
            <button
              key={name}
              type="button"
              className="cy-chip"
              aria-label={t('unpick', { name: text })}
              onClick={() => pick(without(asked.picked, name))}
            >
              {text} <CloseOutlined aria-hidden />
            </button>
          ))}
          {words.length === 0 && <span className="ms-quiet">{t('listHint')}</span>}
        </p>
        <p className="ms-list-columns" aria-hidden>
          <span>{t(measure.subject === 'case' ? 'column.case' : 'column.thing')}</span>
          <span>{t(`column.${columnOf(measure.basis)}`)}</span>
        </p>
      </header>
      <div className="ms-list-rows">
        {rows.error && items.length === 0 && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.isPending && <Loading rows={8} />}
        {rows.isSuccess && items.length === 0 && <EmptyState title={t('nothing')} hint={t('nothingHint')} />}
        {items.length > 0 && (
          <VirtualList<CaseSummary | CountedThing>
            items={items}
            keyOf={({ id }) => id}
            label={t('list')}
            rowHeight={62}
            onEnd={more}
            renderRow={(row) =>
              'number' in row ? (
                <CountedCase row={row} basis={measure.basis} />
              ) : (
                <CountedOther row={row} subject={measure.subject} />
              )
            }
            footer={isFetchingNextPage ? <Loading rows={2} /> : null}
          />
        )}
      </div>
    </section>
  );
}

/** The days of a step belong together. */
function without(picked: Asking['asked']['picked'], name: string): Asking['asked']['picked'] {
  const gone = name === 'from' ? ['from', 'to'] : [name];
  return Object.fromEntries(Object.entries(picked).filter(([one]) => !gone.includes(one)));
}

/** Which time of a case the list shows, by what the measure counts by. */
function columnOf(basis: MeasureInfo['basis']) {
  if (basis === 'closed' || basis === 'close') return 'closed';
  if (basis === 'raised' || basis === 'now') return basis;
  return basis === 'handle' || basis === 'dispatch' ? 'due' : 'reported';
}
