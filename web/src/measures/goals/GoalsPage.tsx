import '../measures.css';
import './goals.css';
import { EditOutlined } from '@ant-design/icons';
import type { GoalBoard, GoalLamp, GoalLine } from '@chengyun/contract/goals-answer';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Chip } from '../../ui/Row.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { EnterDrawer } from './enter/EnterDrawer.tsx';
import { GoalDrawer } from './GoalDrawer.tsx';
import { GoalTable } from './GoalTable.tsx';
import { mayKeepGoals } from './may-keep.ts';
import { boardQuery } from './queries.ts';

export type GoalAddress = { readonly year?: string; readonly lamp?: string; readonly due?: string };

/** The board: every indicator of the plan in five groups, and the one that was picked beside it. */
export function GoalsPage() {
  const { t } = useTranslation('goals');
  const town = useTown();
  const navigate = useNavigate();
  const { goalId } = useParams({ strict: false });
  const address = useSearch({ strict: false }) as GoalAddress;
  const { data, error, refetch } = useQuery(boardQuery(town.id, address.year));
  const [entering, setEntering] = useState(false);
  const go = (search: GoalAddress) =>
    void navigate({ to: '/$town/goals', params: { town: town.id }, search: search as never });
  const enter = data && mayKeepGoals(town.roles) && (
    <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEntering(true)}>
      {t('enter.open')}
    </Button>
  );
  return (
    <div className="gl-page">
      <PageHeader title={t('title')} lead={t('lead')} extra={enter} />
      {data && <BoardBar board={data} address={address} onGo={go} />}
      <Scrolls className="gl-body" aria-label={t('title')}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={14} />}
        {data && <Board board={data} address={address} onClear={() => go({ ...address, lamp: '', due: '' })} />}
      </Scrolls>
      {goalId && <GoalDrawer key={goalId} id={goalId} year={address.year} onClose={() => go(address)} />}
      {entering && data && <EnterDrawer board={data} onClose={() => setEntering(false)} />}
    </div>
  );
}

type BarProps = {
  readonly board: GoalBoard;
  readonly address: GoalAddress;
  readonly onGo: (search: GoalAddress) => void;
};

const lamps = ['red', 'yellow', 'green', 'none'] as const satisfies readonly GoalLamp[];

function BoardBar({ board, address, onGo }: BarProps) {
  const { t } = useTranslation('goals');
  const all = board.groups.flatMap(({ goals }) => goals);
  const due = all.filter((goal) => goal.due.length > 0).length;
  return (
    <div className="gl-bar">
      <Select
        aria-label={t('year')}
        value={board.year}
        options={board.years.map((year) => ({ value: year, label: t('yearIs', { year }) }))}
        onChange={(year) => onGo({ ...address, year: String(year) })}
      />
      <span className="cy-chips">
        <Chip
          label={t('all')}
          count={all.length}
          on={!address.lamp && !address.due}
          onPick={() => onGo({ ...address, lamp: '', due: '' })}
        />
        {lamps.map((lamp) => {
          const count = all.filter((goal) => goal.lamp === lamp).length;
          const on = address.lamp === lamp;
          return count === 0 && !on ? null : (
            <Chip
              key={lamp}
              label={t(`lamp.${lamp}`)}
              count={count}
              on={on}
              onPick={() => onGo({ ...address, lamp: on ? '' : lamp })}
            />
          );
        })}
        {due > 0 && (
          <Chip
            label={t('due')}
            count={due}
            on={address.due === '1'}
            onPick={() => onGo({ ...address, due: address.due === '1' ? '' : '1' })}
          />
        )}
      </span>
    </div>
  );
}

function Board({ board, address, onClear }: Omit<BarProps, 'onGo'> & { readonly onClear: () => void }) {
  const { t } = useTranslation('goals');
  const wanted = (goal: GoalLine) =>
    (!address.lamp || goal.lamp === address.lamp) && (address.due !== '1' || goal.due.length > 0);
  const groups = board.groups
    .map((group) => ({ ...group, goals: group.goals.filter(wanted) }))
    .filter(({ goals }) => goals.length > 0);
  if (groups.length > 0) return <GoalTable groups={groups} address={address} />;
  const clear = <Button onClick={onClear}>{t('clear')}</Button>;
  return <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} action={clear} />;
}
