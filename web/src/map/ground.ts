import type { PointLayerName } from '@chengyun/contract/tiles';
import type { StyleSpecification } from '@vis.gl/react-maplibre';

/** Layers of points from the lowest to the one that covers the others: the worst on top, whichever was switched on last. */
export const pointOrder = [
  'sites',
  'sections',
  'cameras',
  'devices',
  'patrols',
  'cases',
  'alarms',
] as const satisfies readonly PointLayerName[];

/** The live topic that tells of changed borders, streets and places. */
export const ofGround: readonly string[] = ['ground'];

/** The mark that a layer of points stays below. */
export const abovePoints = (layer: PointLayerName): string => `above-${layer}`;

/**
 * An empty style with invisible marks that keep the order of layers, whichever arrives first:
 * ground below `aboveGround`, areas below `aboveAreas`, names below `aboveNames`, then points, each kind below its mark.
 * It has no glyphs address: MapLibre then draws all labels with the reader's own fonts.
 */
export const aboveGround = 'above-ground';
export const aboveAreas = 'above-areas';
export const aboveNames = 'above-names';

const mark = (id: string) => ({ id, type: 'background' as const, layout: { visibility: 'none' as const } });

export const emptyStyle: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [aboveGround, aboveAreas, aboveNames, ...pointOrder.map(abovePoints)].map(mark),
};
