import { Layer, Source } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { useTown } from '../../api/TownProvider.tsx';
import type { Palette } from '../../ui/palette.ts';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveGround, ofGround } from '../ground.ts';
import { LiveTiles } from '../tiles/LiveTiles.tsx';
import { useTileSource } from '../tiles/tile-source.ts';
import { BaseNames } from './BaseNames.tsx';
import { Roads } from './Roads.tsx';

type DrawnGroundProps = {
  /** Names are written from this zoom on; the first they fit unless told. */
  readonly namesFrom?: number;
};

const open = ['farmland', 'green', 'park', 'village'];
const busy = ['industry', 'commerce', 'office', 'market'];
const among = (uses: readonly string[]): ExpressionSpecification => ['in', ['get', 'use'], ['literal', [...uses]]];

/* A layer each, so that all of them and what else is filled are drawn by one program: each more takes a moment to make. */
const uses = ({ park, estate }: Palette) => [
  { id: 'farmland', use: among(['farmland']), colour: park, opacity: 0.35 },
  { id: 'green', use: among(['green']), colour: park, opacity: 0.75 },
  { id: 'park', use: among(['park']), colour: park, opacity: 1 },
  { id: 'busy', use: among(busy), colour: estate, opacity: 0.9 },
  { id: 'built', use: ['!', among([...open, ...busy])] as ExpressionSpecification, colour: estate, opacity: 0.5 },
];

/** The drawn ground of the town: fields, parks, estates, water, houses, roads and their names. */
export function DrawnGround({ namesFrom = 0 }: DrawnGroundProps) {
  const palette = usePalette();
  const source = useTileSource('base');
  const { id } = useTown();
  return (
    <>
      <Source key={id} id="base" {...source}>
        {uses(palette).map(({ id, use, colour, opacity }) => (
          <Layer
            key={id}
            id={id}
            type="fill"
            source-layer="landUse"
            filter={use}
            paint={{ 'fill-color': colour, 'fill-opacity': opacity }}
            beforeId={aboveGround}
          />
        ))}
        <Layer
          id="estates"
          type="fill"
          source-layer="estates"
          paint={{ 'fill-color': palette.estate }}
          beforeId={aboveGround}
        />
        <Layer
          id="parks"
          type="fill"
          source-layer="parks"
          paint={{ 'fill-color': palette.park }}
          beforeId={aboveGround}
        />
        <LiveTiles source="base" topics={ofGround} />
      </Source>
      <WaterAndHouses palette={palette} />
      <Roads />
      <BaseNames from={namesFrom} />
    </>
  );
}

function WaterAndHouses({ palette }: { readonly palette: Palette }) {
  return (
    <>
      <Layer
        id="water"
        type="fill"
        source="base"
        source-layer="water"
        filter={['==', ['geometry-type'], 'Polygon']}
        paint={{ 'fill-color': palette.water }}
        beforeId={aboveGround}
      />
      <Layer
        id="water-lines"
        type="line"
        source="base"
        source-layer="water"
        filter={['==', ['geometry-type'], 'LineString']}
        layout={{ 'line-cap': 'round', 'line-join': 'round' }}
        paint={{
          'line-color': palette.water,
          'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 11, 1, 18, 16],
        }}
        beforeId={aboveGround}
      />
      <Layer
        id="buildings"
        type="fill"
        source="base"
        source-layer="buildings"
        minzoom={14}
        paint={{
          'fill-color': palette.roadEdge,
          // Taller houses are a little darker.
          'fill-opacity': [
            'interpolate',
            ['linear'],
            ['zoom'],
            14,
            0,
            15.2,
            ['interpolate', ['linear'], ['coalesce', ['get', 'floors'], 3], 1, 0.4, 20, 0.85],
          ],
        }}
        beforeId={aboveGround}
      />
    </>
  );
}
