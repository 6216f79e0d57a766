import './desk.css';
import './case.css';
import './form.css';
import type { ActionName } from '@chengyun/contract/actions';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useHotkeys } from '../ui/hotkeys.tsx';
import { neighbour, useListKeys } from '../ui/list-keys.ts';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState } from '../ui/States.tsx';
import { DraftsContext, makeDrafts } from './acts/drafts.ts';
import { BulkBar } from './bulk/BulkBar.tsx';
import { type Picked, usePicked } from './bulk/use-picked.ts';
import { CasePane } from './page/CasePane.tsx';
import { FilterChips } from './queue/FilterChips.tsx';
import { toQuery } from './queue/filters.ts';
import { QueueBar } from './queue/QueueBar.tsx';
import { QueueList } from './queue/QueueList.tsx';
import { useFilters } from './queue/use-filters.ts';
import { type Queue, useQueue } from './queue/use-queue.ts';

/** The desk: the queue to the left, one case to the right, all of it to be worked by keys. */
export function DeskPage() {
  const { t } = useTranslation('cases');
  const town = useTown();
  const { caseId } = useParams({ strict: false });
  const { filters, setFilters } = useFilters();
  const query = useMemo(() => toQuery(filters, town.zone), [filters, town.zone]);
  const queue = useQueue(town.id, query, caseId);
  const picked = usePicked(JSON.stringify(query));
  const [drafts] = useState(makeDrafts);
  const { asked, setAsked } = useAsked(caseId);
  const { open, close } = useOpen();
  useDeskKeys({ queue, caseId, picked, asked, open, close });
  const clear = useCallback(() => setFilters({}), [setFilters]);
  return (
    <DraftsContext value={drafts}>
      <SplitFrame
        label={t('list')}
        bar={<QueueBar filters={filters} onChange={setFilters} rows={queue.rows} complete={queue.complete} />}
        list={
          <div className="cy-queue">
            <FilterChips filters={filters} onChange={setFilters} />
            <BulkBar picked={picked} rows={queue.rows} />
            <QueueList queue={queue} filters={filters} caseId={caseId} picked={picked} onClear={clear} />
          </div>
        }
        detail={
          caseId && (
            <CasePane caseId={caseId} row={queue.rows.find(({ id }) => id === caseId)} asked={asked} onAsk={setAsked} />
          )
        }
        empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
        onBack={close}
      />
    </DraftsContext>
  );
}

/** The form that is open, kept with its case: going away and back finds it as it was. */
function useAsked(caseId: string | undefined) {
  const [byCase, setByCase] = useState<Readonly<Record<string, ActionName | undefined>>>({});
  const setAsked = useCallback(
    (action: ActionName | undefined) => {
      if (caseId) setByCase((before) => ({ ...before, [caseId]: action }));
    },
    [caseId],
  );
  return { asked: caseId ? byCase[caseId] : undefined, setAsked };
}

function useOpen() {
  const navigate = useNavigate();
  const town = useTown().id;
  const open = useCallback(
    (caseId: string) =>
      void navigate({
        to: '/$town/desk/$caseId',
        params: { town, caseId },
        search: true,
        replace: window.location.pathname.split('/').length > 3,
      }),
    [navigate, town],
  );
  const close = useCallback(
    () => void navigate({ to: '/$town/desk', params: { town }, search: true }),
    [navigate, town],
  );
  return { open, close };
}

type KeysOf = {
  readonly queue: Queue;
  readonly caseId: string | undefined;
  readonly picked: Picked;
  readonly asked: ActionName | undefined;
  readonly open: (caseId: string) => void;
  readonly close: () => void;
};

/** j and k through the queue, x to choose, Esc back to the list. What comes next is read ahead. */
function useDeskKeys({ queue, caseId, picked, asked, open, close }: KeysOf): void {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  const { rows, lookAhead } = queue;
  const { toggle } = picked;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  useListKeys(ids, caseId, open);
  useEffect(() => {
    const next = caseId && neighbour(ids, caseId, 1);
    if (!next) return;
    const timer = setTimeout(() => lookAhead(next), 250);
    return () => clearTimeout(timer);
  }, [ids, caseId, lookAhead]);
  const keys = useMemo(
    () =>
      caseId
        ? {
            x: { label: t('select.key'), run: () => toggle(caseId) },
            ...(asked ? {} : { escape: { label: frame('back'), run: close } }),
          }
        : {},
    [caseId, toggle, close, asked, t, frame],
  );
  useHotkeys(keys);
}
