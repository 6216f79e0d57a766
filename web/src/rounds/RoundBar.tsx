import './rounds.css';
import type { Round } from '@chengyun/contract/round';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useNow } from '../ui/now.ts';
import { momentText } from '../ui/time.ts';
import { useTongue } from '../ui/Zone.tsx';
import { lengthText } from './length-text.ts';
import { myRoundQuery, useKnowRound } from './queries.ts';
import { StartSheet } from './StartSheet.tsx';
import { useSharing } from './use-sharing.ts';

/** Above every page of a patrol worker: whether their position is shared, since when, and how to begin or end it. */
export function RoundBar() {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const know = useKnowRound(town);
  const { data } = useQuery(myRoundQuery(town));
  const [starting, setStarting] = useState(false);
  const round = data?.round ?? undefined;
  const sharing = useSharing(town, round?.sample ? undefined : round?.id, know);
  const end = useMutation({
    mutationFn: (id: string) => api<Round>(paths.roundEnd(town, id), { body: {} }),
    onSuccess: know,
  });
  if (!data) return null;
  return (
    <aside className={round ? `rd-bar rd-bar-on rd-${sharing}` : 'rd-bar'} aria-label={t('bar')}>
      <p role="status">{round ? <OnWords round={round} sharing={sharing} /> : t('off')}</p>
      {round && !round.sample ? (
        <Button size="small" danger loading={end.isPending} onClick={() => end.mutate(round.id)}>
          {t('end')}
        </Button>
      ) : (
        <Button size="small" type="primary" onClick={() => setStarting(true)}>
          {t('start')}
        </Button>
      )}
      {end.error && <FailureNote error={end.error} />}
      {starting && <StartSheet onClose={() => setStarting(false)} onStarted={know} />}
    </aside>
  );
}

type OnProps = { readonly round: Round; readonly sharing: ReturnType<typeof useSharing> };

function OnWords({ round: { startedAt, metres, sample, until }, sharing }: OnProps) {
  const { t } = useTranslation('rounds');
  const [now, tongue] = [useNow(), useTongue()];
  if (sample) return t('sampleOn');
  const since = momentText(new Date(startedAt), now, tongue);
  return (
    <>
      <b>{t(`sharing.${sharing === 'off' ? 'locating' : sharing}`)}</b>{' '}
      <span>
        {t('onFacts', { since, until: momentText(new Date(until), now, tongue), way: lengthText(metres, t) })}
      </span>
    </>
  );
}
