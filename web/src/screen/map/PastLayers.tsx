import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import { useMemo } from 'react';
import { type PastPoint, PastPoints } from '../../map/tiles/PastPoints.tsx';
import type { MapAddress, Thing } from './map-address.ts';
import { PastPatrols } from './PastPatrols.tsx';
import { alarmsThen, devicesThen } from './past-points.ts';

type Chosen = {
  readonly thing: Thing;
  readonly position: readonly [number, number];
  readonly stack: readonly string[];
};

type PastLayersProps = {
  readonly past: Replay;
  readonly address: MapAddress;
  /** Clicks belong to somebody else. */
  readonly still: boolean;
  readonly onChoose: (chosen: Chosen) => void;
};

const ofDevices = ['sections', 'cameras', 'devices'] as const;

/** The town as it stood at a past moment, with the signs of now, near ones joined; patrols with the half hour before. */
export function PastLayers({ past, address: { layers, hidden }, still, onChoose }: PastLayersProps) {
  const shown = useMemo(() => {
    const points = {
      cases: casesThen(past),
      alarms: alarmsThen(past),
      ...Object.fromEntries(ofDevices.map((layer) => [layer, devicesThen(past, layer)])),
    } as Readonly<Partial<Record<PointLayerName, readonly PastPoint[]>>>;
    const left = (layer: PointLayerName) =>
      (points[layer] ?? []).filter(({ state }) => !hidden.includes(`${layer}.${state}`));
    return ([...ofDevices, 'cases', 'alarms'] as const).flatMap((layer) =>
      layers.includes(layer) ? [{ layer, points: left(layer) }] : [],
    );
  }, [past, layers, hidden]);
  const choose = (layer: PointLayerName, points: readonly PastPoint[]) => (id: string) => {
    const position = points.find((one) => one.id === id)?.position;
    if (position) onChoose({ thing: { layer, id }, position, stack: [id] });
  };
  return (
    <>
      {layers.includes('patrols') && <PastPatrols past={past} />}
      {shown.map(({ layer, points }) => (
        <PastPoints key={layer} layer={layer} points={points} onSelect={still ? undefined : choose(layer, points)} />
      ))}
    </>
  );
}

/* Of the past only what was late is known, not which would soon be. */
function casesThen({ cases }: Replay): readonly PastPoint[] {
  return cases.map(({ id, position, late }) => ({ id, position, state: late ? 'red' : 'green' }));
}
