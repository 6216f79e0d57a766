import { Layer, type LineLayerSpecification } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveGround } from '../ground.ts';

type LineWidth = NonNullable<NonNullable<LineLayerSpecification['paint']>['line-width']>;

const main = ['main', 'primary', 'trunk', 'motorway'];
const secondary = ['secondary', 'tertiary'];

/** A road's width in pixels by its class, growing with the zoom; `edge` is added for the line beneath it. */
function roadWidth(edge: number): LineWidth {
  const by = (wide: number, middle: number, small: number, more: number): LineWidth => [
    '+',
    ['match', ['get', 'class'], main, wide, secondary, middle, small],
    more,
  ];
  return [
    'interpolate',
    ['exponential', 1.7],
    ['zoom'],
    11,
    by(1.6, 0.7, 0.2, edge / 2),
    13,
    by(3.4, 1.6, 0.7, edge),
    15,
    by(9, 6, 3, edge * 1.4),
    18,
    by(30, 22, 11, edge * 2),
  ] as LineWidth;
}

/** Roads: pale with a fine edge, the main ones wider; lanes come in nearer. */
export function Roads() {
  const palette = usePalette();
  const ends = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const common = {
    source: 'base',
    'source-layer': 'roads',
    type: 'line',
    layout: ends,
    beforeId: aboveGround,
  } as const;
  const road: ExpressionSpecification = ['in', ['get', 'class'], ['literal', [...main, ...secondary]]];
  return (
    <>
      <Layer
        id="lanes"
        {...common}
        filter={['!', road]}
        paint={{
          'line-color': palette.road,
          'line-width': roadWidth(0),
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.35, 14, 1],
        }}
      />
      <Layer
        id="road-edges"
        {...common}
        filter={road}
        paint={{ 'line-color': palette.roadEdge, 'line-width': roadWidth(1.4) }}
      />
      <Layer id="roads" {...common} filter={road} paint={{ 'line-color': palette.road, 'line-width': roadWidth(0) }} />
    </>
  );
}
