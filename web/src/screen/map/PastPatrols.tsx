import type { Replay } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { TrackLayer } from '../../map/TrackLayer.tsx';
import { PastPoints } from '../../map/tiles/PastPoints.tsx';

type PastPatrolsProps = { readonly past: Replay | undefined; readonly size?: number };

/** Patrols as they stood at a past moment, each with its way of the half hour before. */
export function PastPatrols({ past, size = 1 }: PastPatrolsProps) {
  const tracks = useMemo(() => (past?.patrols ?? []).map(({ trail }) => trail), [past]);
  const points = useMemo(
    () => (past?.patrols ?? []).map(({ id, position }) => ({ id, position, state: 'heard' })),
    [past],
  );
  return (
    <>
      <TrackLayer tracks={tracks} name="past-tracks" size={size} />
      <PastPoints layer="patrols" points={points} />
    </>
  );
}
