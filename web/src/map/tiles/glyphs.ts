import type { PointLayerName, pointStates } from '@chengyun/contract/tiles';
import type { Palette } from '../../ui/palette.ts';

/** How a single thing is drawn: a shape, so that colour is never the only sign, and a colour of the palette. */
export type Glyph = {
  readonly shape: 'square' | 'triangle' | 'disc' | 'ring' | 'dot' | 'diamond';
  readonly colour: keyof Pick<Palette, 'red' | 'amber' | 'green' | 'blue' | 'dim' | 'muted' | 'ink' | 'primary'>;
};

type StateOf<L extends PointLayerName> = (typeof pointStates)[L][number];

const deviceGlyphs = {
  fire: { shape: 'square', colour: 'red' },
  warning: { shape: 'triangle', colour: 'amber' },
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
  cameras: deviceGlyphs,
  sections: deviceGlyphs,
  alarms: {
    critical: { shape: 'square', colour: 'red' },
    major: { shape: 'triangle', colour: 'amber' },
    minor: { shape: 'disc', colour: 'amber' },
    notice: { shape: 'ring', colour: 'muted' },
  },
  patrols: { heard: { shape: 'diamond', colour: 'ink' }, quiet: { shape: 'diamond', colour: 'muted' } },
};

/** States that ask for nothing: what is joined of them alone stays in the background. */
export const quiet: ReadonlySet<string> = new Set(['none', 'green', 'ok', 'off', 'notice']);
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
  dot: 'M12 7.5a4.5 4.5 0 1 0 .001 0z',
};
