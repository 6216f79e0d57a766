import { Layer, Source } from '@vis.gl/react-maplibre';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { usePalette } from '../ui/Tone.tsx';
import { aboveAreas, aboveNames } from './ground.ts';
import { useLayerPick } from './layer-pick.ts';

/** Areas to be drawn; memoise it. `id` tells which was picked. */
export type Areas = FeatureCollection<Polygon | MultiPolygon, { readonly id: string; readonly name?: string }>;

type AreaLayerProps = {
  readonly areas: Areas;
  /** Unique on its map. */
  readonly name?: string;
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  readonly labelled?: boolean;
};

/** Borders of communities, grids or rounds: hairlines, the chosen one filled and dashed. */
export function AreaLayer({ areas, name = 'areas', selected = '', onSelect, labelled = false }: AreaLayerProps) {
  const palette = usePalette();
  useLayerPick(`${name}-fill`, onSelect);
  return (
    <Source id={name} type="geojson" data={areas}>
      <Layer
        id={`${name}-fill`}
        type="fill"
        paint={{ 'fill-color': palette.primary, 'fill-opacity': ['case', ['==', ['get', 'id'], selected], 0.1, 0.001] }}
        beforeId={aboveAreas}
      />
      <Layer
        id={`${name}-line`}
        type="line"
        paint={{ 'line-color': palette.dim, 'line-width': 0.8, 'line-opacity': 0.7 }}
        beforeId={aboveAreas}
      />
      <Layer
        id={`${name}-chosen`}
        type="line"
        filter={['==', ['get', 'id'], selected]}
        paint={{ 'line-color': palette.primary, 'line-width': 1.6, 'line-dasharray': [4, 3] }}
        beforeId={aboveAreas}
      />
      {labelled && (
        <Layer
          id={`${name}-names`}
          type="symbol"
          layout={{ 'text-field': ['coalesce', ['get', 'name'], ''], 'text-size': 12 }}
          paint={{ 'text-color': palette.ink, 'text-halo-color': palette.land, 'text-halo-width': 1.4 }}
          beforeId={aboveNames}
        />
      )}
    </Source>
  );
}
