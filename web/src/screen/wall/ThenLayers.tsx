import type { Replay } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { PastPatrols } from '../map/PastPatrols.tsx';
import { useWall } from './WallContext.tsx';

type ThenProps = {
  /** Undefined while it is being fetched. */
  readonly past: Replay | undefined;
  readonly patrols: boolean;
};

/** Cases, alarms and patrols where they stood at a past moment. */
export function ThenLayers({ past, patrols }: ThenProps) {
  const { look } = useWall();
  const cases = useMemo(
    () => pointsOf((past?.cases ?? []).map(({ id, position, late }) => ({ id, position, late }))),
    [past],
  );
  const alarms = useMemo(
    () => pointsOf((past?.raised ?? []).map(({ id, position, kind }) => ({ id, position, late: kind === 'fire' }))),
    [past],
  );
  return (
    <>
      {patrols && <PastPatrols past={past} size={0.55} />}
      <PointLayer name="past-cases" points={cases} onSelect={(id) => look({ kind: 'case', id })} />
      <PointLayer name="past-alarms" level="alarms" points={alarms} onSelect={(id) => look({ kind: 'alarm', id })} />
    </>
  );
}

type Placed = { readonly id: string; readonly position: readonly [number, number]; readonly late: boolean };

function pointsOf(placed: readonly Placed[]): Points {
  return {
    type: 'FeatureCollection',
    features: placed.map(({ id, position: [lon, lat], late }) => ({
      type: 'Feature',
      properties: late ? { id, lamp: 'red' } : { id },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}
