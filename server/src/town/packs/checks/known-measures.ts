import type { PackParts } from '../pack-parts.ts';

/** The ids of all measures at hand; null when there are none to compare with, as when only a part of the folder is read. */
export function knownMeasures({ measures, packs }: PackParts): ReadonlySet<string> | null {
  const all = [...measures.flatMap(({ value }) => value), ...packs.flatMap(({ value }) => value.measures ?? [])];
  return all.length > 0 ? new Set(all.map(({ id }) => id)) : null;
}
