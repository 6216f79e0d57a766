import type { Replay } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { TrackLayer } from '../../map/TrackLayer.tsx';

type PastPatrolsProps = { readonly past: Replay | undefined; readonly size?: number };

/** Patrols as they stood at a past moment, each with its way of the half hour before. */
export function PastPatrols({ past, size = 1 }: PastPatrolsProps) {
  const tracks = useMemo(() => (past?.patrols ?? []).map(({ trail }) => trail), [past]);
  const points = useMemo(
    (): Points => ({
      type: 'FeatureCollection',
      features: (past?.patrols ?? []).map(({ id, position: [lon, lat] }) => ({
        type: 'Feature',
        properties: { id },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    }),
    [past],
  );
  return (
    <>
      <TrackLayer tracks={tracks} name="past-tracks" size={size} />
      <PointLayer name="past-patrols" level="patrols" points={points} />
    </>
  );
}
