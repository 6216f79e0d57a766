import { useMap } from '@vis.gl/react-maplibre';
import { useCallback } from 'react';

/** Gives `flyTo`: brings a place into view, at least as near as `zoom`; at once for readers who want no motion. */
export function useFlyTo(): (position: readonly [lon: number, lat: number], zoom: number) => void {
  const map = useMap().current;
  return useCallback(
    ([lon, lat], zoom) => {
      map?.easeTo({ center: [lon, lat], zoom: Math.max(zoom, map.getZoom()), duration: 400 });
    },
    [map],
  );
}
