import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

type Target =
  | { readonly position: readonly [lon: number, lat: number]; readonly zoom: number }
  | { readonly bounds: readonly [west: number, south: number, east: number, north: number] };

/** Brings a place or a stretch of land into view whenever `to` becomes another; memoise it. */
export function FlyTo({ to }: { readonly to: Target | undefined }) {
  const map = useMap().current;
  useEffect(() => {
    if (!map || !to) return;
    if ('bounds' in to) {
      const [west, south, east, north] = to.bounds;
      map.fitBounds([west, south, east, north], { padding: 40, duration: 400, maxZoom: 17 });
    } else
      map.easeTo({ center: [to.position[0], to.position[1]], zoom: Math.max(map.getZoom(), to.zoom), duration: 400 });
  }, [map, to]);
  return null;
}
