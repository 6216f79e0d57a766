import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';

type LookAtProps = { readonly position: readonly [lon: number, lat: number]; readonly zoom?: number };

/** Moves the map to a place whenever the place changes, so that one map serves a list of things one after another. */
export function LookAt({ position: [lon, lat], zoom = 15.5 }: LookAtProps) {
  const map = useMap().current;
  useEffect(() => {
    map?.jumpTo({ center: [lon, lat], zoom });
  }, [map, lon, lat, zoom]);
  return null;
}
