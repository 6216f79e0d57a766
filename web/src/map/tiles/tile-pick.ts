import { type MapLayerMouseEvent, useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

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
  const map = useMap().current;
  useEffect(() => {
    if (!map || (!onSelect && !onHover)) return;
    const click = (event: MapLayerMouseEvent) => {
      const picked = pickedOf(event);
      if (picked) onSelect?.(picked);
    };
    const move = (event: MapLayerMouseEvent) => {
      map.getCanvas().style.cursor = 'pointer';
      onHover?.(pickedOf(event));
    };
    const leave = () => {
      map.getCanvas().style.cursor = '';
      onHover?.(undefined);
    };
    map.on('click', layer, click);
    map.on('mousemove', layer, move);
    map.on('mouseleave', layer, leave);
    return () => {
      map.off('click', layer, click);
      map.off('mousemove', layer, move);
      map.off('mouseleave', layer, leave);
    };
  }, [map, layer, onSelect, onHover]);
}

/** A click on joined things comes nearer, until they stand apart. */
export function useZoomInto(layer: string): void {
  const map = useMap().current;
  useEffect(() => {
    if (!map) return;
    const click = (event: MapLayerMouseEvent) => {
      const geometry = event.features?.[0]?.geometry;
      if (geometry?.type !== 'Point') return;
      const [lon = 0, lat = 0] = geometry.coordinates;
      map.easeTo({ center: [lon, lat], zoom: Math.min(map.getZoom() + 2, 19), duration: 300 });
    };
    const hand = (cursor: string) => () => {
      map.getCanvas().style.cursor = cursor;
    };
    const [enter, leave] = [hand('zoom-in'), hand('')];
    map.on('click', layer, click);
    map.on('mouseenter', layer, enter);
    map.on('mouseleave', layer, leave);
    return () => {
      map.off('click', layer, click);
      map.off('mouseenter', layer, enter);
      map.off('mouseleave', layer, leave);
    };
  }, [map, layer]);
}
