import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

type LookAtProps = { readonly position: readonly [lon: number, lat: number]; readonly zoom?: number };

/** Moves the map to a place whenever the place changes, so that one map serves a list of things one after another. */
export function LookAt({ position: [lon, lat], zoom = 15.5 }: LookAtProps) {
  const map = useMap().current;
  useEffect(() => {
    // Whoever runs through a list with a key held down waits for no map.
    const timer = setTimeout(() => map?.jumpTo({ center: [lon, lat], zoom }), 120);
    return () => clearTimeout(timer);
  }, [map, lon, lat, zoom]);
  return null;
}
