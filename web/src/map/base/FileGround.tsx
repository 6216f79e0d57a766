import type { GroundMaps } from '@chengyun/contract/tiles';
import { Layer, Source } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveGround, aboveNames } from '../ground.ts';
import { tileAddress } from '../tiles/tile-source.ts';

/* Protomaps says `kind`, OpenMapTiles says `class`. */
const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'class'], ''];
const oneOf = (...kinds: string[]): ExpressionSpecification => ['in', kind, ['literal', kinds]];
const green = oneOf('park', 'forest', 'wood', 'grass', 'grassland', 'nature_reserve', 'garden', 'cemetery', 'farmland');
const wide = oneOf('highway', 'motorway', 'trunk', 'primary', 'major_road');
const middle = oneOf('secondary', 'tertiary', 'medium_road');

/** The ground of the region from a file, in the colours of the house. */
export function FileGround({ file }: { readonly file: NonNullable<GroundMaps['pmtiles']> }) {
  const { id } = useTown();
  const palette = usePalette();
  const [west, south, east, north] = file.bounds;
  const source = useMemo(
    () => ({
      ...{ type: 'vector' as const, minzoom: file.minZoom, maxzoom: file.maxZoom, attribution: file.attribution ?? '' },
      tiles: [tileAddress(paths.groundTiles(id))],
      bounds: [west, south, east, north] as [number, number, number, number],
    }),
    [id, file, west, south, east, north],
  );
  const fill = (name: string, layer: string, colour: string, filter?: ExpressionSpecification) => (
    <Layer
      key={name}
      {...{ id: name, type: 'fill', source: 'region', 'source-layer': layer, beforeId: aboveGround }}
      {...(filter && { filter })}
      paint={{ 'fill-color': colour }}
    />
  );
  return (
    <>
      <Source id="region" {...source} />
      {fill('region-earth', 'earth', palette.land)}
      {fill('region-cover', 'landcover', palette.park, green)}
      {fill('region-use', 'landuse', palette.park, green)}
      {fill(
        'region-homes',
        'landuse',
        palette.estate,
        oneOf('residential', 'commercial', 'industrial', 'school', 'hospital'),
      )}
      {fill('region-water', 'water', palette.water, ['==', ['geometry-type'], 'Polygon'])}
      {['buildings', 'building'].map((layer) => fill(`region-${layer}`, layer, palette.roadEdge))}
      {['roads', 'transportation'].map((layer) => (
        <RegionRoads key={layer} layer={layer} />
      ))}
      {['places', 'place'].map((layer) => (
        <RegionNames key={layer} layer={layer} />
      ))}
    </>
  );
}

function RegionRoads({ layer }: { readonly layer: string }) {
  const palette = usePalette();
  const width = (edge: number): ExpressionSpecification => {
    const by = (main: number, second: number, small: number): ExpressionSpecification => [
      'case',
      wide,
      main + edge,
      middle,
      second + edge,
      small + edge / 2,
    ];
    return [
      'interpolate',
      ['exponential', 1.7],
      ['zoom'],
      8,
      by(0.8, 0.3, 0),
      13,
      by(3.4, 1.6, 0.6),
      18,
      by(30, 22, 10),
    ];
  };
  const common = { type: 'line', source: 'region', 'source-layer': layer, beforeId: aboveGround } as const;
  const ends = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return (
    <>
      <Layer
        id={`region-${layer}-edges`}
        {...common}
        layout={ends}
        paint={{ 'line-color': palette.roadEdge, 'line-width': width(1.2) }}
      />
      <Layer
        id={`region-${layer}`}
        {...common}
        layout={ends}
        paint={{ 'line-color': palette.road, 'line-width': width(0) }}
      />
    </>
  );
}

function RegionNames({ layer }: { readonly layer: string }) {
  const { i18n } = useTranslation();
  const palette = usePalette();
  const own = i18n.language.startsWith('en') ? 'name:en' : 'name:zh';
  return (
    <Layer
      id={`region-${layer}`}
      type="symbol"
      source="region"
      source-layer={layer}
      layout={{ 'text-field': ['coalesce', ['get', own], ['get', 'name'], ''], 'text-size': 12, 'text-max-width': 8 }}
      paint={{ 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 }}
      beforeId={aboveNames}
    />
  );
}
