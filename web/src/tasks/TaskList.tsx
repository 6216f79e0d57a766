import type { CaseSummary } from '@chengyun/contract/case';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { inLanguage } from '../text/language.ts';
import { RowWords } from '../ui/Row.tsx';
import { DateTime, DueTime } from '../ui/Times.tsx';
import type { Grouped } from './group-tasks.ts';

type TaskListProps = {
  readonly groups: readonly Grouped[];
  readonly chosen: string | undefined;
  /** False while more can be loaded: a group may then have more than are listed. */
  readonly complete: boolean;
  readonly onAccept: (one: CaseSummary) => Promise<void>;
  /** What stands under the last group. */
  readonly foot: ReactNode;
};

/** The tasks under the names of their groups. */
export function TaskList({ groups, chosen, complete, onAccept, foot }: TaskListProps) {
  const { t } = useTranslation('tasks');
  return (
    <div className="cy-scroll">
      {groups.map(({ group, cases }) => {
        const name = t(`group.${group}`);
        const n = complete ? cases.length : `${cases.length}+`;
        return (
          <section key={group} aria-label={t('groupLabel', { group: name, n })}>
            <h2 className="task-group">
              {name} <span>{n}</span>
            </h2>
            <ul>
              {cases.map((one) => (
                <li key={one.id} className="task-row">
                  <TaskLink task={one} selected={one.id === chosen} />
                  {group === 'dispatched' && <AcceptButton task={one} onAccept={onAccept} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {foot}
    </div>
  );
}

type TaskLinkProps = { readonly task: CaseSummary; readonly selected: boolean };

function TaskLink({ task, selected }: TaskLinkProps) {
  const town = useTown();
  return (
    <Link
      className="cy-row"
      to="/$town/tasks/$caseId"
      params={{ town: town.id, caseId: task.id }}
      search={{}}
      aria-current={selected}
    >
      <RowWords
        lamp={task.suspendedUntil === null ? (task.lamp ?? undefined) : undefined}
        title={task.title}
        time={<TaskTime task={task} />}
        note={<TaskNote task={task} />}
      />
    </Link>
  );
}

function TaskTime({ task }: { readonly task: CaseSummary }) {
  const { t } = useTranslation('tasks');
  if (task.suspendedUntil !== null || task.dueAt === null) return <span className="cy-due">{t('noDue')}</span>;
  return <DueTime at={task.dueAt} {...(task.lamp && { lamp: task.lamp })} />;
}

function TaskNote({ task }: { readonly task: CaseSummary }) {
  const { t, i18n } = useTranslation('tasks');
  const { t: term } = useTranslation('terms');
  const own = useIsLead(task);
  const parts = [
    task.supervision && term(`supervision.${task.supervision}`),
    task.reworks > 0 && t('rework', { n: task.reworks }),
    !own && task.leadUnitName && `${t('co')} · ${task.leadUnitName}`,
    task.place ?? task.areaName,
    task.categoryName && inLanguage(task.categoryName, i18n.language),
  ];
  return (
    <>
      {task.suspendedUntil !== null && (
        <>
          <DateTime at={task.suspendedUntil} /> ·{' '}
        </>
      )}
      {parts.filter(Boolean).join(' · ')}
    </>
  );
}

function useIsLead({ leadUnitId }: CaseSummary): boolean {
  return useTown().units.some(({ id }) => id === leadUnitId);
}

function AcceptButton({
  task,
  onAccept,
}: {
  readonly task: CaseSummary;
  readonly onAccept: TaskListProps['onAccept'];
}) {
  const { t } = useTranslation('tasks');
  const [busy, setBusy] = useState(false);
  const [isUnit, isLead] = [useTown().roles.includes('unit'), useIsLead(task)];
  if (!isUnit || !isLead) return null;
  const accept = () => {
    setBusy(true);
    void onAccept(task).finally(() => setBusy(false));
  };
  return (
    <Button className="task-accept" loading={busy} onClick={accept} aria-label={t('acceptOne', { title: task.title })}>
      {t('accept')}
    </Button>
  );
}
