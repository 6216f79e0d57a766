import './tasks.css';
import type { CaseSummary } from '@chengyun/contract/case';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { useHotkeys } from '../ui/hotkeys.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { groupTasks } from './group-tasks.ts';
import { taskCountQuery, tasksAsked, tasksQuery, unansweredQuery, useLiveTasks } from './queries.ts';
import { TaskList } from './TaskList.tsx';

type TasksPageProps = {
  /** Shows one case with what may be done about it; `row` is the case as the list knows it. */
  readonly renderCase: (caseId: string, row: CaseSummary | undefined) => ReactNode;
  /** Accepts a case at once; tells the reader how that went. */
  readonly onAccept: (one: CaseSummary) => Promise<void>;
};

/** What my unit has to do, by deadline; on a phone first the list, then the case with its acts under the thumb. */
export function TasksPage({ renderCase, onAccept }: TasksPageProps) {
  const { t } = useTranslation('tasks');
  const { t: frame } = useTranslation('frame');
  const town = useTown();
  const { caseId } = useParams({ strict: false }) as { readonly caseId?: string };
  const { open, close } = useOpenTask(town.id);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    tasksQuery(town.id),
  );
  const unanswered = useQuery(unansweredQuery(town.id)).data;
  const counted = useQuery({ ...taskCountQuery(town.id), enabled: hasNextPage }).data;
  useLiveTasks(town.id);
  const answers = unanswered?.cases ?? none;
  const rows = useMemo(() => [...answers, ...(data ?? [])], [answers, data]);
  const groups = useMemo(() => groupTasks(rows), [rows]);
  const ids = useMemo(() => groups.flatMap(({ cases }) => cases.map(({ id }) => id)), [groups]);
  useListKeys(ids, caseId, open);
  useHotkeys(useMemo(() => (caseId ? { escape: { label: frame('back'), run: close } } : {}), [caseId, close, frame]));
  const foot = hasNextPage && (
    <Button block type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {t('more')}
    </Button>
  );
  return (
    <SplitFrame
      label={t('page')}
      bar={
        ids.length > 0 && (
          <TasksBar listed={ids.length} all={hasNextPage ? counted && counted + answers.length : ids.length} />
        )
      }
      list={
        <>
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Loading rows={8} />}
          {data && groups.length > 0 && (
            <TaskList {...{ groups, onAccept, foot }} chosen={caseId} complete={!hasNextPage} />
          )}
          {data && groups.length === 0 && <NoTasks />}
        </>
      }
      detail={
        caseId &&
        renderCase(
          caseId,
          rows.find(({ id }) => id === caseId),
        )
      }
      empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
      onBack={close}
    />
  );
}

const none: readonly never[] = [];

type TasksBarProps = {
  readonly listed: number;
  /** How many there are in all; undefined until it is known. */
  readonly all: number | undefined;
};

function TasksBar({ listed, all }: TasksBarProps) {
  const { t } = useTranslation('tasks');
  const town = useTown().id;
  return (
    <>
      <span className="task-count">
        {all === undefined ? t('countSoFar', { n: listed }) : t(all > listed ? 'countOf' : 'count', { n: all, listed })}
      </span>
      <ExportMenu places address={(asked) => withQuery(paths.caseExport(town), { ...tasksAsked, ...asked })} />
    </>
  );
}

function NoTasks() {
  const { t } = useTranslation('tasks');
  const hasUnit = useTown().units.length > 0;
  return hasUnit ? (
    <EmptyState title={t('none')} hint={t('noneHint')} />
  ) : (
    <EmptyState title={t('noUnit')} hint={t('noUnitHint')} />
  );
}

function useOpenTask(town: string) {
  const navigate = useNavigate();
  const open = useCallback(
    (caseId: string) =>
      void navigate({ to: '/$town/tasks/$caseId', params: { town, caseId }, search: {}, replace: true }),
    [navigate, town],
  );
  const close = useCallback(
    () => void navigate({ to: '/$town/tasks', params: { town }, search: {} }),
    [navigate, town],
  );
  return { open, close };
}
