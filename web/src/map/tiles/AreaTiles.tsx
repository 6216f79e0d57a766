import { areaTileParts } from '@chengyun/contract/tiles';
import { Layer, Source } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveAreas, aboveNames, ofGround } from '../ground.ts';
import { LiveTiles } from './LiveTiles.tsx';
import { useTileSource } from './tile-source.ts';

type AreaTilesProps = {
  /** Code of the chosen area. */
  readonly selected?: string | undefined;
  /** The level of the chosen area. */
  readonly level?: 'community' | 'grid';
};

/** Width and strength of the lines. */
const borders = { community: [1.2, 0.5], grid: [0.8, 0.4], unit_grid: [0.5, 0.35] } as const;

/** Borders of communities, from nearer on of grids and unit grids, and their names; the chosen one filled. */
export function AreaTiles({ selected = '', level = 'community' }: AreaTilesProps) {
  const palette = usePalette();
  const source = useTileSource('areas');
  const chosen: ExpressionSpecification = ['==', ['get', 'code'], selected];
  return (
    <Source id="areas" {...source}>
      <Layer
        id="areas-fill"
        type="fill"
        source-layer={level}
        filter={chosen}
        paint={{ 'fill-color': palette.primary, 'fill-opacity': 0.1 }}
        beforeId={aboveAreas}
      />
      <Border level="unit_grid" />
      <Border level="grid" />
      <Border level="community" />
      <Layer
        id="areas-chosen"
        type="line"
        source-layer={level}
        filter={chosen}
        paint={{ 'line-color': palette.primary, 'line-width': 2 }}
        beforeId={aboveAreas}
      />
      <Layer
        id="areas-names"
        type="symbol"
        source-layer="names"
        minzoom={15}
        filter={['==', ['get', 'level'], 'grid']}
        layout={{ 'text-field': ['get', 'name'], 'text-size': 12, 'text-max-width': 12, 'text-padding': 6 }}
        paint={{ 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 }}
        beforeId={aboveNames}
      />
      <LiveTiles source="areas" topics={ofGround} />
    </Source>
  );
}

function Border({ level }: { readonly level: keyof typeof borders }) {
  const palette = usePalette();
  const [width, strength] = borders[level];
  return (
    <Layer
      id={`areas-${level}`}
      source="areas"
      source-layer={level}
      type="line"
      minzoom={areaTileParts[level]}
      paint={{
        'line-color': palette.dim,
        'line-width': width,
        'line-opacity': strength,
        ...(level === 'community' ? { 'line-dasharray': [4, 2] } : {}),
      }}
      beforeId={aboveAreas}
    />
  );
}
