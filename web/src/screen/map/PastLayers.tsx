import type { Replay } from '@chengyun/contract/wall';
import type { Lamp } from '@chengyun/contract/words';
import { useMemo } from 'react';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { PastPatrols } from './PastPatrols.tsx';

type PastLayersProps = {
  readonly past: Replay;
  readonly cases: boolean;
  readonly alarms: boolean;
  readonly patrols: boolean;
};

/** Cases, alarms and patrols as they stood at a past moment, near ones joined; patrols with the half hour before. */
export function PastLayers({ past, cases, alarms, patrols }: PastLayersProps) {
  const open = useMemo(() => points(past.cases, ({ late }) => (late ? 'red' : 'green')), [past.cases]);
  const raised = useMemo(
    () => points(past.raised, ({ severity }) => (severity === 'critical' ? 'red' : 'yellow')),
    [past.raised],
  );
  return (
    <>
      {patrols && <PastPatrols past={past} />}
      {cases && <PointLayer name="past-cases" points={open} cluster />}
      {alarms && <PointLayer name="past-alarms" points={raised} cluster />}
    </>
  );
}

function points<T extends { readonly id: string; readonly position: readonly [number, number] }>(
  things: readonly T[],
  lampOf: (thing: T) => Lamp,
): Points {
  return {
    type: 'FeatureCollection',
    features: things.map((thing) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...thing.position] },
      properties: { id: thing.id, lamp: lampOf(thing) },
    })),
  };
}
