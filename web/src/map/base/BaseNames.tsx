import { Layer } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveGround, aboveNames } from '../ground.ts';

/** Names on the ground, few from afar: communities first, then parks, estates and houses; roads along their line. */
export function BaseNames({ from }: { readonly from: number }) {
  const { i18n } = useTranslation();
  const palette = usePalette();
  const key = i18n.language.startsWith('en') ? 'name_en' : 'name';
  const name: ExpressionSpecification = ['coalesce', ['get', key], ['get', 'name'], ''];
  const halo = { 'text-halo-color': palette.land, 'text-halo-width': 1.6, 'text-halo-blur': 0.4 };
  const common = { source: 'base', type: 'symbol' } as const;
  return (
    <>
      <Layer
        id="road-names"
        {...common}
        source-layer="roads"
        minzoom={Math.max(14, from)}
        filter={['step', ['zoom'], ['==', ['get', 'class'], 'main'], 15.2, ['has', 'name']]}
        layout={{
          'symbol-placement': 'line',
          'symbol-spacing': 340,
          'text-field': name,
          'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10.5, 18, 13],
          'text-letter-spacing': 0.15,
        }}
        paint={{ 'text-color': palette.dim, 'text-halo-color': palette.road, 'text-halo-width': 1.4 }}
        beforeId={aboveGround}
      />
      <Layer
        id="names"
        {...common}
        source-layer="labels"
        minzoom={Math.max(13.8, from)}
        filter={[
          'step',
          ['zoom'],
          ['==', ['get', 'class'], 'park'],
          14.4,
          ['in', ['get', 'class'], ['literal', ['park', 'estate']]],
          15.4,
          ['!=', ['get', 'class'], 'community'],
        ]}
        layout={{ 'text-field': name, 'text-size': 11.5, 'text-max-width': 7, 'text-padding': 4 }}
        paint={{ 'text-color': ['match', ['get', 'class'], 'park', palette.green, palette.muted], ...halo }}
        beforeId={aboveNames}
      />
      <Layer
        id="community-names"
        {...common}
        source-layer="labels"
        minzoom={Math.min(15, Math.max(11.5, from))}
        maxzoom={15.4}
        filter={['==', ['get', 'class'], 'community']}
        layout={{
          'text-field': name,
          'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11.5, 14, 14],
          'text-letter-spacing': 0.1,
          'text-max-width': 7,
          'text-padding': 6,
        }}
        paint={{ 'text-color': palette.ink, 'text-opacity': 0.82, ...halo }}
        beforeId={aboveNames}
      />
    </>
  );
}
