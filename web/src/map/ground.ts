import type { StyleSpecification } from '@vis.gl/react-maplibre';

/**
 * An empty style with three invisible marks that keep the order of layers, whichever arrives first:
 * ground below `aboveGround`, areas below `aboveAreas`, names below `aboveNames`, points on top.
 * It has no glyphs address: MapLibre then draws all labels with the reader's own fonts.
 */
export const aboveGround = 'above-ground';
export const aboveAreas = 'above-areas';
export const aboveNames = 'above-names';

const mark = (id: string) => ({ id, type: 'background' as const, layout: { visibility: 'none' as const } });

export const emptyStyle: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [mark(aboveGround), mark(aboveAreas), mark(aboveNames)],
};
