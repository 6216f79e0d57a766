import { useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';
import type { Palette } from '../ui/palette.ts';

/** How the pictures of lamps are named on the map: this, the lamp, a dash, the tone. */
export const lampImage = 'lamp-';

const size = 28;

function colourOf(lamp: string, palette: Palette): string {
  if (lamp === 'red') return palette.red;
  if (lamp === 'yellow') return palette.amber;
  return lamp === 'green' ? palette.green : palette.primary;
}

function trace(pen: OffscreenCanvasRenderingContext2D, lamp: string): void {
  pen.beginPath();
  if (lamp === 'red') pen.rect(5, 5, 18, 18);
  else if (lamp === 'yellow') {
    pen.moveTo(14, 3);
    pen.lineTo(25, 24);
    pen.lineTo(3, 24);
    pen.closePath();
  } else pen.arc(14, 14, lamp === 'green' ? 9 : 7, 0, 2 * Math.PI);
}

function draw(lamp: string, palette: Palette): ImageData | undefined {
  const pen = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  trace(pen, lamp);
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = palette.card;
  pen.stroke();
  pen.fillStyle = colourOf(lamp, palette);
  pen.fill();
  const { data } = pen.getImageData(0, 0, size, size);
  return new ImageData(data, size, size);
}

/** Draws the pictures of lamps when the map first asks for one, in the colours now worn. */
export function useLampImages(palette: Palette): void {
  const map = useMap().current?.getMap();
  useEffect(() => {
    map?.setMissingStyleImageResolver((id) => {
      if (!id.startsWith(lampImage) || map.hasImage(id)) return;
      const image = draw(id.slice(lampImage.length).split('-')[0] ?? '', palette);
      if (image) map.addImage(id, image, { pixelRatio: 2 });
    });
  }, [map, palette]);
}
