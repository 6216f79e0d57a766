import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';
import type { Palette } from '../../ui/palette.ts';
import { usePalette, useTone } from '../../ui/Tone.tsx';
import { type Glyph, glyphPaths } from './glyphs.ts';

const prefix = 'glyph';

/** The name of a sign's picture on the map; in the other tone it is another picture. */
export function glyphImage({ shape, colour }: Glyph, tone: string): string {
  return `${prefix}-${shape}-${colour}-${tone}`;
}

const scale = 2;
const side = 24 * scale;

function draw({ shape, colour }: Glyph, palette: Palette): ImageData | undefined {
  // Read at once: in the memory of the graphics card it would have to be fetched back.
  const pen = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  pen.scale(scale, scale);
  const path = new Path2D(glyphPaths[shape]);
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.card;
  pen.lineWidth = shape === 'ring' ? 6 : 3;
  pen.stroke(path);
  if (shape === 'ring') {
    pen.fillStyle = palette.card;
    pen.strokeStyle = palette[colour];
    pen.lineWidth = 2.4;
    pen.fill(path);
    pen.stroke(path);
  } else {
    pen.fillStyle = palette[colour];
    pen.fill(path);
  }
  const { data } = pen.getImageData(0, 0, side, side);
  return new ImageData(data, side, side);
}

/** Puts the pictures of these signs on the map in the colours now worn. */
export function useGlyphImages(glyphs: readonly Glyph[]): void {
  const map = useMap().current?.getMap();
  const [palette, tone] = [usePalette(), useTone()];
  useEffect(() => {
    if (!map) return;
    for (const glyph of glyphs) {
      const name = glyphImage(glyph, tone);
      const image = map.hasImage(name) ? undefined : draw(glyph, palette);
      if (image) map.addImage(name, image, { pixelRatio: scale });
    }
  }, [map, glyphs, palette, tone]);
}
