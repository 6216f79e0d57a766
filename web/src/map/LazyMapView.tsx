import './map.css';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapViewProps } from './MapView.tsx';

// Fetched along with the page that holds it, not when that is drawn.
const view = import('./MapView.tsx').then(({ MapView }) => ({ default: MapView }));
const Drawn = lazy(() => view);

/**
 * MapView, fetched when a map is first shown, for pages that are more than a map; its place is kept in the colour of the land.
 * A page that is a map takes MapView itself: what is shown late by React is shown a third of a second late.
 */
export function LazyMapView(props: MapViewProps) {
  const { t } = useTranslation('frame');
  const kept = <div className={props.mini ? 'cy-map cy-map-mini' : 'cy-map'} role="status" aria-label={t('loading')} />;
  return (
    <Suspense fallback={kept}>
      <Drawn {...props} />
    </Suspense>
  );
}
