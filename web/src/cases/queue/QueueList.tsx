import { ArrowUpOutlined } from '@ant-design/icons';
import type { CaseSummary } from '@chengyun/contract/case';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { Picked } from '../bulk/use-picked.ts';
import { CaseRow } from './CaseRow.tsx';
import { type Filters, isMixed } from './filters.ts';
import type { Queue } from './use-queue.ts';

type QueueListProps = {
  readonly queue: Queue;
  readonly filters: Filters;
  readonly caseId: string | undefined;
  readonly picked: Picked;
  readonly onClear: () => void;
};

/** The rows, and in their place what is to be said while there are none. */
export function QueueList({ queue, filters, caseId, picked, onClear }: QueueListProps) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const mixed = isMixed(filters);
  const [top, setTop] = useState(0);
  if (queue.loading) return <Loading rows={12} />;
  if (queue.error && queue.rows.length === 0) return <ErrorState error={queue.error} onRetry={queue.retry} />;
  const renew = () => {
    queue.renew();
    setTop((n) => n + 1);
  };
  return (
    <>
      {queue.fresh > 0 && (
        <button type="button" className="cy-fresh" onClick={renew}>
          <ArrowUpOutlined aria-hidden /> {t('fresh', { n: queue.fresh })}
        </button>
      )}
      {queue.rows.length === 0 ? (
        <NoCases filters={filters} onClear={onClear} />
      ) : (
        <div className="cy-queue-rows" data-picking={picked.ids.size > 0 || undefined}>
          <VirtualList
            key={top}
            label={t('list')}
            items={queue.rows}
            keyOf={idOf}
            selected={caseId}
            onEnd={queue.more}
            footer={<Foot queue={queue} />}
            renderRow={(row, { selected }) => (
              <CaseRow
                row={row}
                town={town}
                selected={selected}
                mixed={mixed}
                picked={picked.ids.has(row.id)}
                left={queue.gone.has(row.id)}
                onPick={picked.toggle}
                onPoint={queue.lookAhead}
              />
            )}
          />
        </div>
      )}
    </>
  );
}

const idOf = (row: CaseSummary) => row.id;

function Foot({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  if (queue.error) return <ErrorState error={queue.error} onRetry={queue.retry} />;
  const words = queue.loadingMore
    ? frame('loading')
    : t(queue.complete ? 'figure.all' : 'figure.more', { n: queue.rows.length });
  return <p className="cy-queue-foot">{words}</p>;
}

function NoCases({ filters, onClear }: { readonly filters: Filters; readonly onClear: () => void }) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const plain = Object.keys(filters).every((name) => name === 'state' || name === 'attention' || name === 'sort');
  if (plain) {
    return (
      <EmptyState
        title={t('empty.title')}
        hint={t('empty.hint')}
        action={
          <Link to="/$town/new" params={{ town }}>
            {t('empty.report')}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('empty.filteredTitle')}
      hint={t('empty.filteredHint')}
      action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
    />
  );
}
