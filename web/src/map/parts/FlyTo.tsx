import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

export type FlyTarget =
  | { readonly position: readonly [lon: number, lat: number]; readonly zoom: number }
  | { readonly bounds: readonly [west: number, south: number, east: number, north: number] };

type FlyToProps = {
  readonly to: FlyTarget | undefined;
  /** Room around a stretch of land, in pixels. */
  readonly padding?: number;
  /** How long it takes. */
  readonly ms?: number;
};

/** Brings a place or a stretch of land into view whenever `to` becomes another; memoise it. */
export function FlyTo({ to, padding = 40, ms = 400 }: FlyToProps) {
  const map = useMap().current;
  useEffect(() => {
    if (!map || !to) return;
    if ('bounds' in to) {
      const [west, south, east, north] = to.bounds;
      map.fitBounds([west, south, east, north], { padding, duration: ms, maxZoom: 17 });
    } else
      map.easeTo({ center: [to.position[0], to.position[1]], zoom: Math.max(map.getZoom(), to.zoom), duration: ms });
  }, [map, to, padding, ms]);
  return null;
}
