import { type MapLayerMouseEvent, useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

/** What listens to a layer; memoise it. */
export type Pointing = {
  readonly onClick: (event: MapLayerMouseEvent) => void;
  readonly onOver?: (event: MapLayerMouseEvent) => void;
  readonly onLeave?: () => void;
};

/** Tells what is clicked and pointed at in a layer, and shows a cursor over it. */
export function useLayerPointer(layer: string, cursor: 'pointer' | 'zoom-in', pointing: Pointing | undefined): void {
  const map = useMap().current;
  useEffect(() => {
    if (!map || !pointing) return;
    const over = (event: MapLayerMouseEvent) => {
      map.getCanvas().style.cursor = cursor;
      pointing.onOver?.(event);
    };
    const leave = () => {
      map.getCanvas().style.cursor = '';
      pointing.onLeave?.();
    };
    map.on('click', layer, pointing.onClick);
    map.on('mousemove', layer, over);
    map.on('mouseleave', layer, leave);
    return () => {
      map.off('click', layer, pointing.onClick);
      map.off('mousemove', layer, over);
      map.off('mouseleave', layer, leave);
    };
  }, [map, layer, cursor, pointing]);
}
