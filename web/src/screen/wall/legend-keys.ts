import type { WallScene } from '@chengyun/contract/wall';

/** Scenes in which alarms and the texture of devices are a part of the picture. */
export const withAlarms: ReadonlySet<WallScene> = new Set(['town', 'fire']);
/** Scenes with people on the road. */
export const withPatrols: ReadonlySet<WallScene> = new Set(['town', 'grid', 'flood']);
/** Scenes with the water sections. */
export const withSections: ReadonlySet<WallScene> = new Set(['environment', 'flood']);

/** A sign of the map as the legend names it; one that stands for two things names both. */
export type LegendKey =
  | 'case'
  | 'caseOrSection'
  | 'soon'
  | 'soonOrMajor'
  | 'late'
  | 'lateOrCritical'
  | 'patrol'
  | 'patrolQuiet'
  | 'device'
  | 'deviceWarned'
  | 'joined';

/** What the legend of a scene explains. Pure. */
export function keysOf(scene: WallScene): readonly LegendKey[] {
  const [alarms, patrols, sections] = [withAlarms, withPatrols, withSections].map((scenes) => scenes.has(scene));
  return [
    sections ? 'caseOrSection' : 'case',
    alarms ? 'soonOrMajor' : 'soon',
    alarms ? 'lateOrCritical' : 'late',
    ...(patrols ? (['patrol', 'patrolQuiet'] as const) : []),
    ...(alarms ? (['device', 'deviceWarned'] as const) : []),
    ...(alarms || patrols || sections ? (['joined'] as const) : []),
  ];
}
