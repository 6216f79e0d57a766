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
