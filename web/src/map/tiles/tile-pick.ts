import type { MapLayerMouseEvent } from '@vis.gl/react-maplibre';
import { useMemo } from 'react';
import { type Pointing, useLayerPointer } from '../layer-pointer.ts';

/** A thing of a tile under the pointer. */
export type TilePicked = {
  readonly id: string;
  readonly position: readonly [lon: number, lat: number];
  /** What the tile says of it: its state, its name or number. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Ids of all things of the layer at this spot, this one first: forty detectors of one house stand on one another. */
  readonly stack: readonly string[];
};

type Picks = {
  readonly onSelect?: ((picked: TilePicked) => void) | undefined;
  /** Called with undefined when the pointer leaves. */
  readonly onHover?: ((picked: TilePicked | undefined) => void) | undefined;
};

function pickedOf(event: MapLayerMouseEvent): TilePicked | undefined {
  const [feature] = event.features ?? [];
  const ids = (event.features ?? []).map(({ properties }): unknown => properties['id']);
  const stack = [...new Set(ids)].filter((one) => typeof one === 'string');
  const [id] = stack;
  if (!feature || id === undefined || feature.geometry.type !== 'Point') return undefined;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  return { id, position: [lon, lat], facts: feature.properties, stack };
}

/** Tells which thing of a layer is pointed at and which is clicked. */
export function useTilePick(layer: string, { onSelect, onHover }: Picks): void {
  const pointing = useMemo((): Pointing | undefined => {
    if (!onSelect && !onHover) return undefined;
    return {
      onClick: (event) => {
        const picked = pickedOf(event);
        if (picked) onSelect?.(picked);
      },
      onOver: (event) => onHover?.(pickedOf(event)),
      onLeave: () => onHover?.(undefined),
    };
  }, [onSelect, onHover]);
  useLayerPointer(layer, 'pointer', pointing);
}

const comesNearer: Pointing = {
  onClick: ({ features, target }) => {
    const geometry = features?.[0]?.geometry;
    if (geometry?.type !== 'Point') return;
    const [lon = 0, lat = 0] = geometry.coordinates;
    target.easeTo({ center: [lon, lat], zoom: Math.min(target.getZoom() + 2, 19), duration: 300 });
  },
};

/** A click on joined things comes nearer, until they stand apart; where it is not `on` it does nothing. */
export function useZoomInto(layer: string, on: boolean): void {
  useLayerPointer(layer, 'zoom-in', on ? comesNearer : undefined);
}
