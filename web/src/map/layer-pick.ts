import { type MapLayerMouseEvent, useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

/** Calls `onPick` with the `id` of the feature clicked in a layer, and shows a hand over it. */
export function useLayerPick(layer: string, onPick: ((id: string) => void) | undefined): void {
  const map = useMap().current;
  useEffect(() => {
    if (!map || !onPick) return;
    const click = (event: MapLayerMouseEvent) => {
      const id: unknown = event.features?.[0]?.properties['id'];
      if (typeof id === 'string') onPick(id);
    };
    const hand = (cursor: string) => () => {
      map.getCanvas().style.cursor = cursor;
    };
    const [enter, leave] = [hand('pointer'), hand('')];
    map.on('click', layer, click);
    map.on('mouseenter', layer, enter);
    map.on('mouseleave', layer, leave);
    return () => {
      map.off('click', layer, click);
      map.off('mouseenter', layer, enter);
      map.off('mouseleave', layer, leave);
    };
  }, [map, layer, onPick]);
}
