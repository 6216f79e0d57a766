import { Marker } from '@vis.gl/react-maplibre';
import type { ReactNode } from 'react';

type CalloutProps = { readonly position: readonly [lon: number, lat: number]; readonly children: ReactNode };

/** Words that stand on the map beside a place; what they look like is the page's. */
export function Callout({ position: [lon, lat], children }: CalloutProps) {
  return (
    <Marker longitude={lon} latitude={lat} anchor="left" style={{ pointerEvents: 'none' }}>
      {children}
    </Marker>
  );
}
