import { lazy, Suspense } from 'react';
import { Loading } from '../ui/States.tsx';
import type { MapViewProps } from './MapView.tsx';

const Drawn = lazy(() => import('./MapView.tsx').then(({ MapView }) => ({ default: MapView })));

/** MapView, fetched when a map is first shown; use this one in pages. */
export function LazyMapView(props: MapViewProps) {
  return (
    <Suspense fallback={<Loading rows={3} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
