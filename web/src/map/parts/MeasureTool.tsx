import { Layer, type MapMouseEvent, Source, useMap } from '@vis.gl/react-maplibre';
import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../ui/number.ts';
import { usePalette } from '../../ui/Tone.tsx';
import {
  endedBy,
  type LonLat,
  lengthOf,
  type Measured,
  nothingMeasured,
  surfaceOf,
  withoutLast,
  withPoint,
} from './measure.ts';

/**
 * Measures what is clicked: the length of a way, from three points on the area within. A double click ends a way and keeps
 * it; Enter takes the middle of the map, Backspace the last point away, Esc all.
 */
export function MeasureTool({ onEnd }: { readonly onEnd: () => void }) {
  const palette = usePalette();
  const { points } = useMeasured(onEnd);
  const drawn = useMemo(() => drawing(points), [points]);
  return (
    <>
      <Source id="measure" type="geojson" data={drawn}>
        <Layer
          id="measure-fill"
          type="fill"
          paint={{ 'fill-color': palette.primary, 'fill-opacity': 0.1 }}
          filter={['==', ['geometry-type'], 'Polygon']}
        />
        <Layer
          id="measure-line"
          type="line"
          paint={{ 'line-color': palette.primary, 'line-width': 2, 'line-dasharray': [3, 2] }}
        />
        <Layer
          id="measure-points"
          type="circle"
          filter={['==', ['geometry-type'], 'Point']}
          paint={{
            'circle-radius': 4,
            'circle-color': palette.card,
            'circle-stroke-color': palette.primary,
            'circle-stroke-width': 2,
          }}
        />
      </Source>
      <Result points={points} />
    </>
  );
}

function useMeasured(onEnd: () => void): Measured {
  const map = useMap().current;
  const [way, setWay] = useState(nothingMeasured);
  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvas();
    const add = ({ lng, lat }: { readonly lng: number; readonly lat: number }) =>
      setWay((before) => withPoint(before, [lng, lat]));
    const click = ({ lngLat }: MapMouseEvent) => add(lngLat);
    const end = (event: MapMouseEvent) => {
      event.preventDefault();
      setWay(endedBy);
    };
    const press = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape') onEnd();
      if (target !== canvas) return;
      if (key === 'Enter') add(map.getCenter());
      if (key === 'Backspace') setWay(withoutLast);
    };
    map.on('click', click);
    map.on('dblclick', end);
    window.addEventListener('keydown', press);
    canvas.style.cursor = 'crosshair';
    return () => {
      map.off('click', click);
      map.off('dblclick', end);
      window.removeEventListener('keydown', press);
      canvas.style.cursor = '';
    };
  }, [map, onEnd]);
  return way;
}

function drawing(points: readonly LonLat[]): FeatureCollection {
  const at = points.map(([lon, lat]) => [lon, lat]);
  const dots = at.map((coordinates) => ({ type: 'Point' as const, coordinates }));
  const line = at.length > 1 ? [{ type: 'LineString' as const, coordinates: at }] : [];
  const ring = at.length > 2 ? [{ type: 'Polygon' as const, coordinates: [[...at, at[0] ?? []]] }] : [];
  const features = [...ring, ...line, ...dots].map((geometry) => ({
    type: 'Feature' as const,
    properties: {},
    geometry,
  }));
  return { type: 'FeatureCollection', features };
}

function Result({ points }: { readonly points: readonly LonLat[] }) {
  const { t } = useTranslation('map');
  const [length, surface] = [lengthOf(points), surfaceOf(points)];
  if (points.length < 2) {
    return (
      <p className="cy-map-note" role="status">
        {t('measuring')}
      </p>
    );
  }
  const far =
    length < 1000 ? t('metres', { n: Math.round(length) }) : t('kilometres', { n: (length / 1000).toFixed(2) });
  return (
    <p className="cy-map-note" role="status">
      {t('length')} <b>{far}</b>
      {points.length > 2 && (
        <>
          {' · '}
          {t('surface')} <b>{surfaceWords(surface)}</b>
        </>
      )}
    </p>
  );

  function surfaceWords(metres: number): string {
    if (metres < 10_000) return t('squareMetres', { n: numberText(metres) });
    if (metres < 1_000_000) return t('hectares', { n: (metres / 10_000).toFixed(2) });
    return t('squareKilometres', { n: (metres / 1_000_000).toFixed(2) });
  }
}
