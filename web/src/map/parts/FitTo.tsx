import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

/** Shows all of these places, once for each list; memoise it. */
export function FitTo({ places }: { readonly places: readonly (readonly [lon: number, lat: number])[] }) {
  const map = useMap().current?.getMap();
  useEffect(() => {
    if (!map || places.length === 0) return;
    const lons = places.map(([lon]) => lon);
    const lats = places.map(([, lat]) => lat);
    map.fitBounds(
      [
        [Math.min(...lons), Math.min(...lats)],
        [Math.max(...lons), Math.max(...lats)],
      ],
      { padding: 56, maxZoom: 16, animate: false },
    );
  }, [map, places]);
  return null;
}
