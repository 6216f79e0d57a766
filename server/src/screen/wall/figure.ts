import type { Figure, MeasureInfo, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { WallFigure, WallLink } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import type { Asker } from '../../measures/ask-measure.ts';
import type { SceneCases } from './scenes.ts';

/** What a part of the wall is told from: one transaction as its reader. */
export interface Telling extends Asker {
  /** The cases of the scene. */
  readonly cases: SceneCases;
}

/** The link to a measure's list over the same period, narrowed in the same way. */
export function measureLink(id: string, query: MeasureQuery): WallLink {
  const { compare: _, by: __, ...kept } = query;
  const search = Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { to: 'measures', id, search: Object.fromEntries(search) };
}

/** A figure of a measure, as the wall writes it. */
export function measureFigure(
  info: MeasureInfo,
  figure: Figure & { readonly before?: Figure | null },
  opens: WallLink,
  name: Localized = info.name,
): WallFigure {
  const { format, direction, target } = info;
  return { name, value: figure.value, format, direction, target, before: figure.before?.value ?? null, opens };
}

/** A plain count with its list. */
export function countFigure(
  name: Localized,
  value: number,
  opens: WallLink,
  direction: 'lower' | 'neutral' = 'neutral',
) {
  return { name, value, format: 'count', direction, target: null, before: null, opens } as const;
}

/** Below so many, a share of judged alarms is chance. */
const LEAST_JUDGED = 5;

/** A figure of the month; a share of a handful of judged alarms is told as how many of how many. */
export function monthFigure(...[info, figure, opens, name = info.name]: Parameters<typeof measureFigure>): WallFigure {
  const told = measureFigure(info, figure, opens, name);
  const { numerator, denominator } = figure;
  if (info.subject !== 'alarm' || info.format !== 'share' || denominator === null || denominator >= LEAST_JUDGED) {
    return told;
  }
  const few = { zh: `${name.zh.replace(/率$/, '')}（共 ${denominator} 起）`, en: `${name.en} (of ${denominator})` };
  return { ...told, name: few, value: numerator, format: 'count', target: null, before: null };
}
