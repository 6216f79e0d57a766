import { Layer, Source } from '@vis.gl/react-maplibre';
import type { ExpressionSpecification } from 'maplibre-gl';
import { usePalette } from '../../ui/Tone.tsx';
import { aboveNames } from '../ground.ts';
import { LiveTiles } from './LiveTiles.tsx';
import { useTileSource } from './tile-source.ts';

const topics = ['alarm', 'health', 'devices'] as const;
const many: ExpressionSpecification = ['coalesce', ['get', 'n'], 1];
const wrong: ExpressionSpecification = ['+', ['coalesce', ['get', 'fire'], 0], ['coalesce', ['get', 'warning'], 0]];

/** All devices as faint dots, the larger the more stand there: a texture of the town from afar, amber where one warns. */
export function DeviceHaze() {
  const palette = usePalette();
  const source = useTileSource('devices');
  return (
    <Source id="haze" {...source}>
      <Layer
        id="haze"
        type="circle"
        source-layer="devices"
        beforeId={aboveNames}
        paint={{
          'circle-radius': ['interpolate', ['linear'], ['sqrt', many], 1, 1.4, 10, 3, 50, 7],
          'circle-color': ['case', ['>', wrong, 0], palette.amber, palette.lineStrong],
          'circle-opacity': ['case', ['>', wrong, 0], 0.5, 0.75],
        }}
      />
      <LiveTiles source="haze" topics={topics} />
    </Source>
  );
}
