import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { PastPoints } from '../../map/tiles/PastPoints.tsx';
import { PastPatrols } from '../map/PastPatrols.tsx';
import { alarmsThen, devicesThen } from '../map/past-points.ts';
import { useWall } from './WallContext.tsx';

type ThenProps = {
  /** Undefined while it is being fetched. */
  readonly past: Replay | undefined;
  readonly layers: ReadonlySet<PointLayerName>;
};

/** What the layers show where it stood at a past moment; the texture of devices is of now alone. */
export function ThenLayers({ past, layers }: ThenProps) {
  const { look } = useWall();
  const cases = useMemo(() => casesThen(past), [past]);
  const things = useMemo(
    () => ({
      alarms: past ? alarmsThen(past).filter(({ state }) => state === 'critical' || state === 'major') : [],
      sections: past ? devicesThen(past, 'sections') : [],
      cameras: past ? devicesThen(past, 'cameras') : [],
    }),
    [past],
  );
  return (
    <>
      {(['sections', 'cameras'] as const).map((layer) =>
        layers.has(layer) ? (
          <PastPoints
            key={layer}
            layer={layer}
            points={things[layer]}
            onSelect={(id) => look({ kind: 'device', id })}
          />
        ) : null,
      )}
      {layers.has('patrols') && <PastPatrols past={past} size={0.55} />}
      {layers.has('cases') && (
        <PointLayer name="past-cases" points={cases} onSelect={(id) => look({ kind: 'case', id })} />
      )}
      {layers.has('alarms') && (
        <PastPoints layer="alarms" points={things.alarms} onSelect={(id) => look({ kind: 'alarm', id })} />
      )}
    </>
  );
}

function casesThen(past: Replay | undefined): Points {
  return {
    type: 'FeatureCollection',
    features: (past?.cases ?? []).map(({ id, position: [lon, lat], late }) => ({
      type: 'Feature',
      properties: late ? { id, lamp: 'red' } : { id },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}
