import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Replay } from '@chengyun/contract/wall';
import type { Lamp } from '@chengyun/contract/words';
import { useMemo } from 'react';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import type { MapAddress, Thing } from './map-address.ts';
import { PastPatrols } from './PastPatrols.tsx';

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

/** Cases, alarms and patrols as they stood at a past moment, near ones joined; patrols with the half hour before. */
export function PastLayers({ past, address: { layers, hidden }, still, onChoose }: PastLayersProps) {
  const open = useMemo(() => casesThen(past, hidden), [past, hidden]);
  const raised = useMemo(() => alarmsThen(past, hidden), [past, hidden]);
  const choose = (layer: PointLayerName, things: readonly Placed[]) => (id: string) => {
    const position = things.find((one) => one.id === id)?.position;
    if (position) onChoose({ thing: { layer, id }, position, stack: [id] });
  };
  const picked = (layer: PointLayerName, things: readonly Placed[]) =>
    still ? {} : { onSelect: choose(layer, things) };
  return (
    <>
      {layers.includes('patrols') && <PastPatrols past={past} />}
      {layers.includes('cases') && (
        <PointLayer name="past-cases" points={open} cluster {...picked('cases', past.cases)} />
      )}
      {layers.includes('alarms') && (
        <PointLayer name="past-alarms" level="alarms" points={raised} cluster {...picked('alarms', past.raised)} />
      )}
    </>
  );
}

type Placed = { readonly id: string; readonly position: readonly [number, number] };

/* Of the past only what was late is known, not which would soon be. */
function casesThen({ cases }: Replay, hidden: readonly string[]): Points {
  const lampOf = (late: boolean) => (late ? 'red' : 'green');
  const shown = cases.filter(({ late }) => !hidden.includes(`cases.${lampOf(late)}`));
  return points(shown, ({ late }) => lampOf(late));
}

function alarmsThen({ raised }: Replay, hidden: readonly string[]): Points {
  const shown = raised.filter(({ severity }) => !hidden.includes(`alarms.${severity}`));
  return points(shown, ({ severity }) => (severity === 'critical' ? 'red' : 'yellow'));
}

function points<T extends Placed>(things: readonly T[], lampOf: (thing: T) => Lamp): Points {
  return {
    type: 'FeatureCollection',
    features: things.map((thing) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...thing.position] },
      properties: { id: thing.id, lamp: lampOf(thing) },
    })),
  };
}
