import { Layer, Source } from '@vis.gl/react-maplibre';
import type { FeatureCollection, LineString } from 'geojson';
import { useMemo } from 'react';
import { usePalette } from '../ui/Tone.tsx';
import { aboveNames } from './ground.ts';

type TrackLayerProps = {
  /** Ways, each from its oldest place to its newest; memoise it. */
  readonly tracks: readonly (readonly (readonly [lon: number, lat: number])[])[];
  /** Unique on its map. */
  readonly name?: string;
  /** Factor for the width, for a wall seen from afar; 1 unless told. */
  readonly size?: number;
};

/** Where somebody went, as a line that is faint where it is old. */
export function TrackLayer({ tracks, name = 'tracks', size = 1 }: TrackLayerProps) {
  const palette = usePalette();
  const lines = useMemo(
    (): FeatureCollection<LineString> => ({
      type: 'FeatureCollection',
      features: tracks
        .filter((track) => track.length > 1)
        .map((track) => ({
          type: 'Feature',
          properties: {},
          geometry: { type: 'LineString', coordinates: track.map(([lon, lat]) => [lon, lat]) },
        })),
    }),
    [tracks],
  );
  return (
    <Source id={name} type="geojson" data={lines} lineMetrics>
      <Layer
        id={`${name}-line`}
        type="line"
        layout={{ 'line-cap': 'round', 'line-join': 'round' }}
        paint={{
          'line-width': 3 * size,
          'line-gradient': [
            'interpolate',
            ['linear'],
            ['line-progress'],
            0,
            'rgba(0, 0, 0, 0)',
            0.15,
            palette.dim,
            1,
            palette.blue,
          ],
        }}
        beforeId={aboveNames}
      />
    </Source>
  );
}
