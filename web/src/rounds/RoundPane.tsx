import type { Round } from '@chengyun/contract/round';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { roundQuery, trackQuery } from '../api/things.ts';
import { LazyMapView } from '../map/LazyMapView.tsx';
import { PointLayer, type Points } from '../map/PointLayer.tsx';
import { FitTo } from '../map/parts/FitTo.tsx';
import { TrackLayer } from '../map/TrackLayer.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/States.tsx';
import { DateTime, RelativeTime } from '../ui/Times.tsx';
import { lengthText } from './length-text.ts';

type PaneProps = { readonly id: string; readonly listed: Round | undefined };

/** One round: who, from when to when, how far, what was found, and its way on the map. */
export function RoundPane({ id, listed }: PaneProps) {
  const town = useTown().id;
  const asked = useQuery({ ...roundQuery(town, id), enabled: !listed });
  const round = listed ?? asked.data;
  if (asked.error && !round) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!round) return <Loading rows={8} />;
  return (
    <div className="rd-pane">
      <Head round={round} />
      <Way round={round} />
    </div>
  );
}

function Head({ round }: { readonly round: Round }) {
  const { t } = useTranslation('rounds');
  const { worker, unit, startedAt, endedAt, endedBy, until, heardAt, metres, found, sample } = round;
  return (
    <PageHeader
      eyebrow={[unit, sample && t('sample')].filter(Boolean).join(' · ')}
      title={worker || t('nobody')}
      facts={[
        { name: t('fact.started'), value: <DateTime at={startedAt} /> },
        endedAt
          ? {
              name: t('fact.ended'),
              value: (
                <>
                  <DateTime at={endedAt} /> · {t(`by.${endedBy ?? 'time'}`)}
                </>
              ),
            }
          : { name: t('fact.until'), value: <DateTime at={until} /> },
        ...(heardAt ? [{ name: t('fact.heard'), value: <RelativeTime at={heardAt} /> }] : []),
        { name: t('fact.way'), value: lengthText(metres, t) },
        { name: t('fact.found'), value: t('pieces', { n: found }) },
      ]}
    />
  );
}

function Way({ round }: { readonly round: Round }) {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(trackQuery(town, round.id, round.position !== null));
  const way = useMemo(() => (data?.points ?? []).map(({ position: [lon, lat] }) => [lon, lat] as const), [data]);
  const tracks = useMemo(() => [way], [way]);
  const last = round.position ?? way.at(-1);
  const here = useMemo(() => hereOf(round.id, last), [round.id, last]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return (
    <>
      <div className="rd-map">
        <LazyMapView label={t('map', { who: round.worker })}>
          <TrackLayer tracks={tracks} />
          <PointLayer points={here} name="here" />
          <FitTo places={way} />
        </LazyMapView>
      </div>
      <p className="rd-looked">{way.length === 0 ? t('noWay') : t('looked', { n: way.length })}</p>
    </>
  );
}

function hereOf(id: string, last: readonly number[] | undefined): Points {
  const [lon, lat] = last ?? [];
  const features =
    lon === undefined || lat === undefined
      ? []
      : [
          {
            type: 'Feature' as const,
            properties: { id },
            geometry: { type: 'Point' as const, coordinates: [lon, lat] },
          },
        ];
  return { type: 'FeatureCollection', features };
}
