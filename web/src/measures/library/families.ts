import type { MeasureInfo } from '@chengyun/contract/measures-answer';

const order = ['loop', 'hotline', 'discovery', 'grid', 'devices'];
const rank = (family: string) => (order.indexOf(family) + order.length + 1) % (order.length + 1);

/** Measures by family: the loop first, families of packs after ours. */
export function byFamily(
  measures: readonly MeasureInfo[],
): readonly (readonly [family: string, readonly MeasureInfo[]])[] {
  const families = Map.groupBy(measures, ({ family }) => family);
  return [...families].toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whether every word of a search stands in the name, formula or id of a measure; any language, any case. */
export function found({ id, name, formula }: MeasureInfo, words: string): boolean {
  const text = [id, name.zh, name.en, formula.zh, formula.en].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
