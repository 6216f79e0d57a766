import { Layer, Source } from '@vis.gl/react-maplibre';
import type { FeatureCollection, Point } from 'geojson';
import { useMemo } from 'react';
import { usePalette, useTone } from '../../ui/Tone.tsx';
import { glyphImage, useGlyphImages } from '../tiles/glyph-images.ts';
import type { Glyph } from '../tiles/glyphs.ts';

/** A thing with its sign and the word below it. */
export type Sign = {
  readonly id: string;
  readonly position: readonly [lon: number, lat: number];
  readonly glyph: Glyph;
  readonly word: string;
};

type SignLayerProps = {
  /** Unique on its map. */
  readonly name: string;
  /** Memoise it. */
  readonly signs: readonly Sign[];
  /** The place that all this is about, ringed. */
  readonly around: readonly [lon: number, lat: number];
};

/** What stands around a place, each as its sign with a word; words that would cover each other give way. */
export function SignLayer({ name, signs, around }: SignLayerProps) {
  const [palette, tone] = [usePalette(), useTone()];
  useGlyphImages(useMemo(() => signs.map(({ glyph }) => glyph), [signs]));
  const places = useMemo((): FeatureCollection<Point> => {
    const at = ([lon, lat]: Sign['position']) => ({ type: 'Point' as const, coordinates: [lon, lat] });
    const features = signs.map(({ position, glyph, word }) => ({
      type: 'Feature' as const,
      properties: { image: glyphImage(glyph, tone), word },
      geometry: at(position),
    }));
    const middle = { type: 'Feature' as const, properties: { around: true }, geometry: at(around) };
    return { type: 'FeatureCollection', features: [...features, middle] };
  }, [signs, around, tone]);
  return (
    <Source id={name} type="geojson" data={places}>
      <Layer
        id={`${name}-ring`}
        type="circle"
        filter={['has', 'around']}
        paint={{
          'circle-radius': 18,
          'circle-color': palette.primary,
          'circle-opacity': 0.14,
          'circle-stroke-color': palette.ink,
          'circle-stroke-width': 2,
        }}
      />
      <Layer
        id={`${name}-signs`}
        type="symbol"
        filter={['has', 'image']}
        layout={{
          'icon-image': ['get', 'image'],
          'icon-size': 0.7,
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'text-field': ['get', 'word'],
          'text-size': 12,
          'text-anchor': 'top',
          'text-offset': [0, 0.7],
          'text-optional': true,
        }}
        paint={{ 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 }}
      />
    </Source>
  );
}
