import '../arrivals.css';
import './imports.css';
import type { ImportRun } from '@chengyun/contract/import';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ActButton } from '../../ui/ActButton.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { RowWords } from '../../ui/Row.tsx';
import { SplitFrame } from '../../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { RelativeTime } from '../../ui/Times.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { NewImport } from './NewImport.tsx';
import { runsQuery, useLiveImports } from './queries.ts';
import { RunPane } from './RunPane.tsx';

/** Lists brought in as files: the runs at the left, one of them or a new one at the right. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const { runId } = useParams({ strict: false }) as { readonly runId?: string };
  const { new: begun } = useSearch({ strict: false }) as { readonly new?: string };
  const go = useGo(town);
  useLiveImports(town);
  const begin = useCallback(() => go.begin(), [go]);
  return (
    <SplitFrame
      label={t('list')}
      bar={
        <>
          <ActButton primary label={t('new')} k="n" onAct={begin} />
          <ExportMenu address={(asked) => withQuery(paths.importsExport(town), asked)} />
        </>
      }
      list={<Runs chosen={runId} onChoose={go.open} />}
      detail={detailOf(runId, begun !== undefined)}
      empty={<NewImport />}
      onBack={go.back}
    />
  );
}

function detailOf(runId: string | undefined, begun: boolean) {
  if (runId !== undefined) return <RunPane key={runId} id={runId} />;
  return begun ? <NewImport /> : undefined;
}

function useGo(town: string) {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      open: (runId: string) =>
        void navigate({ to: '/$town/imports/$runId', params: { town, runId }, search: {}, replace: true }),
      begin: () => void navigate({ to: '/$town/imports', params: { town }, search: { new: '1' } }),
      back: () => void navigate({ to: '/$town/imports', params: { town }, search: {} }),
    }),
    [navigate, town],
  );
}

type RunsProps = { readonly chosen: string | undefined; readonly onChoose: (id: string) => void };

function Runs({ chosen, onChoose }: RunsProps) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(runsQuery(town));
  const keys = useMemo(() => data?.runs.map(({ id }) => id) ?? [], [data]);
  useListKeys(keys, chosen, onChoose);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.runs.length === 0) return <EmptyState title={t('none')} hint={t('noneHint')} />;
  return (
    <VirtualList
      items={data.runs}
      keyOf={({ id }) => id}
      label={t('list')}
      selected={chosen}
      renderRow={(run, { selected }) => <RunRow run={run} selected={selected} />}
    />
  );
}

function RunRow({ run, selected }: { readonly run: ImportRun; readonly selected: boolean }) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  return (
    <Link
      className="cy-row"
      to="/$town/imports/$runId"
      params={{ town, runId: run.id }}
      search={{}}
      aria-current={selected}
    >
      <RowWords
        title={run.fileName}
        time={<RelativeTime at={run.createdAt} />}
        note={
          <>
            <span className={`imp-state imp-${run.state}`}>{t(`state.${run.state}`)}</span>
            {noteOf(run, t)}
          </>
        }
      />
    </Link>
  );
}

function noteOf(run: ImportRun, t: ReturnType<typeof useTranslation<'imports'>>['t']): string {
  if (run.state === 'waiting') return '';
  if (run.state === 'running' && run.rowsTotal !== null) {
    return ` · ${t('progress', { read: run.rowsRead, total: run.rowsTotal })}`;
  }
  return ` · ${t('counts', { added: run.rowsAdded, known: run.rowsKnown, bad: run.rowsBad })}`;
}
