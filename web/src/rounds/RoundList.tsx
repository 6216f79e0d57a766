import type { RoundList as Listed, Round } from '@chengyun/contract/round';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { useNow } from '../ui/now.ts';
import { RowWords } from '../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { RelativeTime } from '../ui/Times.tsx';
import { momentText } from '../ui/time.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { useTongue } from '../ui/Zone.tsx';
import { lengthText } from './length-text.ts';
import { useRoundsAddress } from './use-rounds-address.ts';

type ListProps = {
  readonly list: UseQueryResult<Listed>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** Rounds, those on the road first. */
export function RoundList({ list: { data, error, refetch }, chosen, onChoose }: ListProps) {
  const { t } = useTranslation('rounds');
  const { search, go } = useRoundsAddress();
  const keys = useMemo(() => data?.rounds.map(({ id }) => id) ?? [], [data]);
  useListKeys(keys, chosen, onChoose);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rounds.length === 0) {
    const all = search.state && <Button onClick={() => go({ state: undefined })}>{t('state.all')}</Button>;
    return <EmptyState title={t('none')} hint={t('noneHint', { days: data.keptDays })} action={all} />;
  }
  return (
    <VirtualList
      items={data.rounds}
      keyOf={({ id }) => id}
      label={t('page')}
      selected={chosen}
      renderRow={(round, { selected }) => <RoundRow round={round} selected={selected} />}
    />
  );
}

type RowProps = { readonly round: Round; readonly selected: boolean };

function RoundRow({ round, selected }: RowProps) {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const { kept } = useRoundsAddress();
  const words = useSpan(round);
  const { id, worker, unit, endedAt, quiet, heardAt, metres, found } = round;
  const lamp = endedAt ? undefined : quiet ? 'yellow' : 'green';
  return (
    <Link
      className="cy-row"
      to="/$town/patrols/$roundId"
      params={{ town, roundId: id }}
      search={kept as never}
      aria-current={selected}
    >
      <RowWords
        lamp={lamp}
        title={worker || t('nobody')}
        time={endedAt ? words : heardAt && <RelativeTime at={heardAt} />}
        note={[unit, quiet && t('quiet'), lengthText(metres, t), t('found', { n: found })].filter(Boolean).join(' · ')}
      />
    </Link>
  );
}

/** From when to when, on one day. */
function useSpan({ startedAt, endedAt }: Round): string {
  const [now, tongue] = [useNow(), useTongue()];
  if (!endedAt) return momentText(new Date(startedAt), now, tongue);
  // Both of the same day: its name would stand there twice.
  return `${momentText(new Date(startedAt), now, tongue)} – ${momentText(new Date(endedAt), new Date(endedAt), tongue)}`;
}
