import './rounds.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState } from '../ui/States.tsx';
import { roundsQuery, useLiveRounds } from './queries.ts';
import { RoundFilter } from './RoundFilter.tsx';
import { RoundList } from './RoundList.tsx';
import { RoundPane } from './RoundPane.tsx';
import { useRoundsAddress } from './use-rounds-address.ts';

/** Patrols on the road, and those of a day before: rounds at the left, the way of one at the right. */
export function RoundsPage() {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const { roundId, search, open, close } = useRoundsAddress();
  useLiveRounds(town);
  const list = useQuery(roundsQuery(town, search));
  const round = list.data?.rounds.find(({ id }) => id === roundId);
  return (
    <div className="rd-page">
      <SplitFrame
        label={t('page')}
        bar={<RoundFilter list={list.data} />}
        list={<RoundList list={list} chosen={roundId} onChoose={open} />}
        detail={roundId && <RoundPane key={roundId} id={roundId} listed={round} />}
        empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
        onBack={close}
      />
    </div>
  );
}
