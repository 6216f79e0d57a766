import type { WallScene } from '@chengyun/contract/wall';
import { type Glyph, glyphs } from '../../map/tiles/glyphs.ts';

/** Scenes in which alarms and the texture of devices are a part of the picture. */
export const withAlarms: ReadonlySet<WallScene> = new Set(['town', 'fire']);
/** Scenes with people on the road. */
export const withPatrols: ReadonlySet<WallScene> = new Set(['town', 'grid', 'flood']);
/** Scenes with the water sections. */
export const withSections: ReadonlySet<WallScene> = new Set(['environment', 'flood']);

/** A sign of the map as the legend names it. */
export type LegendKey =
  | 'case'
  | 'soon'
  | 'late'
  | 'critical'
  | 'major'
  | 'section'
  | 'patrol'
  | 'patrolQuiet'
  | 'device'
  | 'deviceWarned'
  | 'joined';

/** The signs that the map's tiles draw; the other keys are of no single sign. */
export const signOfKey: Readonly<Partial<Record<LegendKey, Glyph>>> = {
  soon: glyphs.cases.yellow,
  late: glyphs.cases.red,
  critical: glyphs.alarms.critical,
  major: glyphs.alarms.major,
  section: glyphs.sections.ok,
  patrol: glyphs.patrols.heard,
  patrolQuiet: glyphs.patrols.quiet,
};

/** What the legend of a scene explains. Pure. */
export function keysOf(scene: WallScene): readonly LegendKey[] {
  const [alarms, patrols, sections] = [withAlarms, withPatrols, withSections].map((scenes) => scenes.has(scene));
  return [
    ...(['case', 'soon', 'late'] as const),
    ...(alarms ? (['critical', 'major'] as const) : []),
    ...(sections ? (['section'] as const) : []),
    ...(patrols ? (['patrol', 'patrolQuiet'] as const) : []),
    ...(alarms ? (['device', 'deviceWarned'] as const) : []),
    ...(alarms || patrols || sections ? (['joined'] as const) : []),
  ];
}
