import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';
import type { MapPlace } from './view.ts';

/** Tells where the map looks whenever it has come to rest, so that the address bar leads back there. */
export function LinkToView({ onMove }: { readonly onMove: (place: MapPlace) => void }) {
  const map = useMap().current;
  useEffect(() => {
    if (!map) return;
    const rest = () => {
      const { lng, lat } = map.getCenter();
      onMove({ position: [lng, lat], zoom: map.getZoom() });
    };
    map.on('moveend', rest);
    return () => void map.off('moveend', rest);
  }, [map, onMove]);
  return null;
}
