import type { PackParts } from '../pack-parts.ts';

/**
 * The ids of all measures at hand, or of those that are told apart by unit and add up; null when there are none to compare
 * with, as when only a part of the folder is read.
 */
export function knownMeasures(
  { measures, packs }: PackParts,
  which: 'all' | 'by-unit' = 'all',
): ReadonlySet<string> | null {
  const all = [...measures.flatMap(({ value }) => value), ...packs.flatMap(({ value }) => value.measures ?? [])];
  const fits = all.filter(({ kind }) => which === 'all' || kind === 'count' || kind === 'share' || kind === 'mean');
  return all.length > 0 ? new Set(fits.map(({ id }) => id)) : null;
}
