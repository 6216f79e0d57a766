import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTown } from '../api/TownProvider.tsx';
import { Loading } from '../ui/States.tsx';
import { groundMapsQuery } from './base/ground-maps.ts';
import type { MapViewProps } from './MapView.tsx';

// Fetched along with the page that holds it, not when that is drawn.
const view = import('./MapView.tsx').then(({ MapView }) => ({ default: MapView }));
const Drawn = lazy(() => view);

/** MapView, fetched when a map is first shown; use this one in pages. */
export function LazyMapView(props: MapViewProps) {
  // Asked while the map's code comes, so that the ground is the first the map asks tiles for.
  useQuery(groundMapsQuery(useTown().id));
  return (
    <Suspense fallback={<Loading rows={3} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
