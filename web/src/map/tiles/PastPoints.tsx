import { type PointLayerName, pointStates } from '@chengyun/contract/tiles';
import { Layer, Source } from '@vis.gl/react-maplibre';
import { useMemo } from 'react';
import { usePalette, useTone } from '../../ui/Tone.tsx';
import { abovePoints } from '../ground.ts';
import { useLayerPick } from '../layer-pick.ts';
import { match } from './expressions.ts';
import { glyphImage, useGlyphImages } from './glyph-images.ts';
import { burning, glyphsOf, quiet } from './glyphs.ts';

/** A thing where it stood at a past moment, in a state of its layer. */
export type PastPoint = {
  readonly id: string;
  readonly position: readonly [lon: number, lat: number];
  readonly state: string;
};

type PastPointsProps = {
  readonly layer: PointLayerName;
  /** Memoise it. */
  readonly points: readonly PastPoint[];
  readonly onSelect?: ((id: string) => void) | undefined;
};

/** Things of a past moment with the signs that the tiles draw of those of now, near ones joined. */
export function PastPoints({ layer, points, onSelect }: PastPointsProps) {
  const [palette, tone] = [usePalette(), useTone()];
  const [name, beforeId] = [`past-${layer}`, abovePoints(layer)];
  const states: readonly string[] = pointStates[layer];
  const signs = glyphsOf(layer);
  useGlyphImages(useMemo(() => Object.values(signs), [signs]));
  useLayerPick(`${name}-signs`, onSelect);
  const data = useMemo(() => collection(points, states), [points, states]);
  const colours = states.map((state) => (quiet.has(state) ? palette.dim : palette[signs[state]?.colour ?? 'muted']));
  const fills = states.map((state) => (burning.has(state) ? palette.red : palette.card));
  const inks = states.map((state) => (burning.has(state) ? palette.card : palette.ink));
  return (
    <Source
      id={name}
      type="geojson"
      data={data}
      cluster
      clusterRadius={44}
      clusterMaxZoom={16}
      clusterProperties={{ rank: ['max', ['get', 'rank']] }}
    >
      <Layer
        id={`${name}-signs`}
        beforeId={beforeId}
        type="symbol"
        filter={['!', ['has', 'point_count']]}
        layout={{
          'icon-image': match(
            'state',
            Object.entries(signs).map(([state, glyph]) => [state, glyphImage(glyph, tone)]),
            '',
          ),
          'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.55, 16, 0.85],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['get', 'rank'],
        }}
      />
      <Layer
        id={`${name}-joined`}
        beforeId={beforeId}
        source={name}
        type="circle"
        filter={['has', 'point_count']}
        paint={{
          'circle-radius': ['step', ['get', 'point_count'], 11, 10, 13, 100, 16],
          'circle-color': ranked(fills),
          'circle-stroke-width': 2,
          'circle-stroke-color': ranked(colours),
        }}
      />
      <Layer
        id={`${name}-numbers`}
        beforeId={beforeId}
        source={name}
        type="symbol"
        filter={['has', 'point_count']}
        layout={{
          'text-field': ['to-string', ['get', 'point_count']],
          'text-size': 11.5,
          'text-allow-overlap': true,
        }}
        paint={{ 'text-color': ranked(inks) }}
      />
    </Source>
  );
}

function collection(points: readonly PastPoint[], states: readonly string[]) {
  return {
    type: 'FeatureCollection' as const,
    features: points.map(({ id, position: [lon, lat], state }) => ({
      type: 'Feature' as const,
      properties: { id, state, rank: states.indexOf(state) },
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    })),
  };
}

/** A value by the worst state among what is joined. */
function ranked(values: readonly string[]) {
  return match(
    'rank',
    values.map((value, rank) => [rank, value]),
    '',
  );
}
