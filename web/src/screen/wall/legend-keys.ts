import { type PointLayerName, pointStates, type SiteKind } from '@chengyun/contract/tiles';
import { type Glyph, glyphs } from '../../map/tiles/glyphs.ts';

/** A sign of the map as the legend names it. */
export type LegendKey =
  | 'case'
  | 'soon'
  | 'late'
  | 'critical'
  | 'major'
  | 'section'
  | 'camera'
  | 'cameraAway'
  | 'patrol'
  | 'patrolQuiet'
  | 'device'
  | 'deviceWarned'
  | 'joined'
  | SiteKind;

/** The signs that the map's tiles draw; the other keys are of no single sign. */
export const signOfKey: Readonly<Partial<Record<LegendKey, Glyph>>> = {
  soon: glyphs.cases.yellow,
  late: glyphs.cases.red,
  critical: glyphs.alarms.critical,
  major: glyphs.alarms.major,
  section: glyphs.sections.ok,
  camera: glyphs.cameras.ok,
  cameraAway: glyphs.cameras.offline,
  patrol: glyphs.patrols.heard,
  patrolQuiet: glyphs.patrols.quiet,
  ...glyphs.sites,
};

/** Whether a key is of a kind of site, which the map names. */
export function isSite(key: LegendKey): key is SiteKind {
  return key in glyphs.sites;
}

const ofLayer: { readonly [L in PointLayerName]: readonly LegendKey[] } = {
  cases: ['case', 'soon', 'late'],
  alarms: ['critical', 'major'],
  sections: ['section'],
  cameras: ['camera', 'cameraAway'],
  patrols: ['patrol', 'patrolQuiet'],
  devices: ['device', 'deviceWarned'],
  sites: pointStates.sites.toReversed(),
};
const order = ['cases', 'alarms', 'sections', 'cameras', 'patrols', 'devices', 'sites'] as const;
/* Tiles join what is near; a texture and points of their own do not. */
const joining: readonly PointLayerName[] = ['alarms', 'sections', 'cameras', 'patrols', 'sites'];

/** What the legend explains of the layers shown. Pure. */
export function keysOf(layers: ReadonlySet<PointLayerName>): readonly LegendKey[] {
  return [
    ...order.filter((layer) => layers.has(layer)).flatMap((layer) => ofLayer[layer]),
    ...(joining.some((layer) => layers.has(layer)) ? (['joined'] as const) : []),
  ];
}
