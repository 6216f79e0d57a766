import './map.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { groundMapsQuery } from './base/ground-maps.ts';
import type { MapViewProps } from './MapView.tsx';

// Fetched along with the page that holds it, not when that is drawn.
const view = import('./MapView.tsx').then(({ MapView }) => ({ default: MapView }));
const Drawn = lazy(() => view);

/** MapView, fetched when a map is first shown; use this one in pages. Until then its place is kept, in the colour of the land. */
export function LazyMapView(props: MapViewProps) {
  const { t } = useTranslation('frame');
  // Asked while the map's code comes, so that the ground is the first the map asks tiles for.
  useQuery(groundMapsQuery(useTown().id));
  const kept = <div className={props.mini ? 'cy-map cy-map-mini' : 'cy-map'} role="status" aria-label={t('loading')} />;
  return (
    <Suspense fallback={kept}>
      <Drawn {...props} />
    </Suspense>
  );
}
