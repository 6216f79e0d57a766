import { useQuery } from '@tanstack/react-query';
import { Layer, type LineLayerSpecification, Source } from '@vis.gl/react-maplibre';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import type { Palette } from '../ui/palette.ts';
import { usePalette } from '../ui/Tone.tsx';
import { mapBaseQuery, type TownBase } from './base.ts';
import { aboveGround, aboveNames } from './ground.ts';

/** The drawn ground: land, parks, estates, water, roads, names. MapView brings it along. */
export function BaseLayer() {
  const { t } = useTranslation('frame');
  const { id } = useTown();
  const base = useQuery(mapBaseQuery(id));
  const palette = usePalette();
  return (
    <>
      <Layer id="land" type="background" paint={{ 'background-color': palette.land }} beforeId={aboveGround} />
      {base.data && <Ground base={base.data} palette={palette} />}
      {base.isError && (
        <p className="cy-map-note" role="status">
          {t('map.failed')}
        </p>
      )}
    </>
  );
}

function Ground({ base, palette }: { readonly base: TownBase; readonly palette: Palette }) {
  return (
    <>
      <Source id="land-use" type="geojson" data={base.landUse}>
        <Layer
          id="green"
          type="fill"
          paint={{ 'fill-color': palette.park, 'fill-opacity': 0.55 }}
          beforeId={aboveGround}
          filter={['in', ['get', 'use'], ['literal', ['green', 'farmland', 'park']]]}
        />
      </Source>
      <Source id="parks" type="geojson" data={base.parks}>
        <Layer id="parks" type="fill" paint={{ 'fill-color': palette.park }} beforeId={aboveGround} />
      </Source>
      <Source id="estates" type="geojson" data={base.estates}>
        <Layer
          id="estates"
          type="fill"
          paint={{ 'fill-color': palette.estate }}
          beforeId={aboveGround}
          minzoom={12.5}
        />
      </Source>
      <Source id="water" type="geojson" data={base.water}>
        <Layer
          id="water"
          type="fill"
          paint={{ 'fill-color': palette.water }}
          beforeId={aboveGround}
          filter={['!=', ['geometry-type'], 'LineString']}
        />
        <Layer
          id="water-lines"
          type="line"
          layout={{ 'line-cap': 'round', 'line-join': 'round' }}
          paint={{ 'line-color': palette.water, 'line-width': 3 }}
          beforeId={aboveGround}
          filter={['==', ['geometry-type'], 'LineString']}
        />
      </Source>
      <Source id="buildings" type="geojson" data={base.buildings}>
        <Layer
          id="buildings"
          type="fill"
          paint={{
            'fill-color': palette.roadEdge,
            'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 15.5, 0.5],
          }}
          beforeId={aboveGround}
          minzoom={14.5}
        />
      </Source>
      <Roads base={base} palette={palette} />
      <Names base={base} palette={palette} />
    </>
  );
}

type LineWidth = NonNullable<NonNullable<LineLayerSpecification['paint']>['line-width']>;

/** A road's width in pixels by its class, growing with the zoom; `edge` is added for the line beneath it. */
function roadWidth(edge: number): LineWidth {
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    11,
    ['+', ['match', ['get', 'class'], ['main', 'primary', 'trunk'], 1.6, 0.6], edge / 2],
    14,
    ['+', ['match', ['get', 'class'], ['main', 'primary', 'trunk'], 4, 1.8], edge],
    18,
    ['+', ['match', ['get', 'class'], ['main', 'primary', 'trunk'], 22, 11], edge * 2],
  ];
}

function Roads({ base, palette }: { readonly base: TownBase; readonly palette: Palette }) {
  const ends = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return (
    <Source id="roads" type="geojson" data={base.roads}>
      <Layer
        id="road-edges"
        type="line"
        layout={ends}
        paint={{ 'line-color': palette.roadEdge, 'line-width': roadWidth(1.6) }}
        beforeId={aboveGround}
      />
      <Layer
        id="roads"
        type="line"
        layout={ends}
        paint={{ 'line-color': palette.road, 'line-width': roadWidth(0) }}
        beforeId={aboveGround}
      />
    </Source>
  );
}

function Names({ base, palette }: { readonly base: TownBase; readonly palette: Palette }) {
  const { i18n } = useTranslation();
  const key = i18n.language.startsWith('en') ? 'name_en' : 'name';
  return (
    <Source id="names" type="geojson" data={base.labels}>
      <Layer
        id="names"
        type="symbol"
        layout={{
          'text-field': ['coalesce', ['get', key], ['get', 'name'], ''],
          'text-size': 12,
          'text-letter-spacing': 0.08,
          'text-max-width': 9,
        }}
        paint={{ 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.4 }}
        beforeId={aboveNames}
      />
    </Source>
  );
}
