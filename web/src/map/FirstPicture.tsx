import { useMap } from '@vis.gl/react-maplibre';
import { useLayoutEffect } from 'react';
import { holdDrawing } from './hold-drawing.ts';

/** A map is first drawn when its view is whole, or after this long as far as it has come. */
const patienceMs = 1500;

/** Keeps a map that was just made from drawing what it would draw over at once; the first of its children. */
export function FirstPicture() {
  const map = useMap().current?.getMap();
  useLayoutEffect(() => (map ? holdDrawing(map, patienceMs) : undefined), [map]);
  return null;
}
