import { type PointLayerName, pointStates } from '@chengyun/contract/tiles';
import type { Palette } from '../../ui/palette.ts';

/** How a single thing is drawn: a shape, so that colour is never the only sign, and a colour of the palette. */
export type Glyph = {
  readonly shape:
    | 'square'
    | 'triangle'
    | 'disc'
    | 'ring'
    | 'dot'
    | 'diamond'
    | 'cross'
    | 'heart'
    | 'house'
    | 'drop'
    | 'cone'
    | 'shield'
    | 'flame'
    | 'wedge'
    | 'hexagon'
    | 'camera'
    | 'cameraAway';
  readonly colour: keyof Pick<Palette, 'red' | 'amber' | 'green' | 'blue' | 'dim' | 'muted' | 'ink' | 'primary'>;
};

type StateOf<L extends PointLayerName> = (typeof pointStates)[L][number];

const deviceGlyphs = {
  fire: { shape: 'flame', colour: 'red' },
  warning: { shape: 'wedge', colour: 'amber' },
  fault: { shape: 'disc', colour: 'amber' },
  offline: { shape: 'ring', colour: 'muted' },
  ok: { shape: 'dot', colour: 'primary' },
  off: { shape: 'dot', colour: 'dim' },
} as const satisfies Readonly<Record<StateOf<'devices'>, Glyph>>;

/** The signs of each layer by state. */
export const glyphs: { readonly [L in PointLayerName]: Readonly<Record<StateOf<L>, Glyph>> } = {
  cases: {
    red: { shape: 'square', colour: 'red' },
    yellow: { shape: 'triangle', colour: 'amber' },
    green: { shape: 'disc', colour: 'green' },
    none: { shape: 'dot', colour: 'muted' },
  },
  devices: deviceGlyphs,
  cameras: {
    ...deviceGlyphs,
    ok: { shape: 'camera', colour: 'primary' },
    offline: { shape: 'cameraAway', colour: 'muted' },
  },
  sections: { ...deviceGlyphs, ok: { shape: 'drop', colour: 'primary' } },
  alarms: {
    critical: { shape: 'flame', colour: 'red' },
    major: { shape: 'wedge', colour: 'amber' },
    minor: { shape: 'disc', colour: 'amber' },
    notice: { shape: 'ring', colour: 'muted' },
  },
  patrols: { heard: { shape: 'diamond', colour: 'ink' }, quiet: { shape: 'diamond', colour: 'muted' } },
  // None in a colour that calls for somebody.
  sites: {
    aed: { shape: 'heart', colour: 'green' },
    shelter: { shape: 'shield', colour: 'green' },
    school: { shape: 'diamond', colour: 'blue' },
    health: { shape: 'cross', colour: 'blue' },
    care: { shape: 'house', colour: 'blue' },
    market: { shape: 'disc', colour: 'muted' },
    works: { shape: 'cone', colour: 'muted' },
    pump: { shape: 'hexagon', colour: 'blue' },
  },
};

/** States that ask for nothing: what is joined of them alone stays in the background. */
export const quiet: ReadonlySet<string> = new Set([
  ...['none', 'green', 'ok', 'off', 'notice', 'heard'],
  ...pointStates.sites,
]);
/** States that fill what is joined with their colour, for nothing on the map matters more. */
export const burning: ReadonlySet<string> = new Set(['fire', 'critical']);

/** The signs of a layer by state, whichever layer it is. */
export function glyphsOf(layer: PointLayerName): Readonly<Record<string, Glyph>> {
  return glyphs[layer];
}

/** The outline of a shape in a square of 24 units, as an SVG path; the map and the legend draw the same. */
export const glyphPaths: Readonly<Record<Glyph['shape'], string>> = {
  square: 'M5 5h14v14h-14z',
  triangle: 'M12 3.5 21.5 20h-19z',
  disc: 'M12 4.5a7.5 7.5 0 1 0 .001 0z',
  ring: 'M12 6a6 6 0 1 0 .001 0z',
  diamond: 'M12 3.5 20 12 12 20.5 4 12z',
  cross: 'M9 4h6v5h5v6h-5v5H9v-5H4V9h5z',
  heart: 'M12 20.5 4.2 12.6a4.9 4.9 0 0 1 7.8-5.7 4.9 4.9 0 0 1 7.8 5.7z',
  house: 'M12 3.5 20.5 11.5H18V20H6v-8.5H3.5z',
  drop: 'M12 3.5c4 5 6 7.5 6 10.5a6 6 0 0 1-12 0c0-3 2-5.5 6-10.5z',
  cone: 'M10 4h4l4.5 16h-13z',
  shield: 'M12 3.5 19.5 6v6c0 4-3 7-7.5 8.5C7.5 19 4.5 16 4.5 12V6z',
  flame:
    'M12.5 2.5c.6 3.4 6.3 5.6 6.3 11.3a6.8 6.8 0 0 1-13.6 0c0-2.8 1.4-4.6 2.8-6.1.3 1.4.9 2.2 1.7 2.7.2-2.9.9-5.6 2.8-7.9z',
  wedge: 'M12 20.5 2.5 4h19z',
  camera: 'M2.5 7h13.5v3l5.5-3v10l-5.5-3v3H2.5z',
  cameraAway: 'M2.5 7h13.5v3l5.5-3v10l-5.5-3v3H2.5zM4.8 9.3v5.4h8.9V9.3z',
  hexagon: 'M7.5 4.5h9l4 7.5-4 7.5h-9l-4-7.5z',
  dot: 'M12 7.5a4.5 4.5 0 1 0 .001 0z',
};
