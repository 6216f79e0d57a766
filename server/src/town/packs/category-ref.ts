import type { Taxonomy } from '@chengyun/contract/pack';

/** A category of one taxonomy of a pack. */
export type CategoryRef = { readonly taxonomy: string; readonly code: string };

/**
 * The categories a routing rule means: `taxonomy/code` is one, a bare `code` is every category of that code in the
 * pack's taxonomies (parts and events of GB/T 30428.2 share numbers, so there more than one may answer).
 */
export function resolveCategoryRef(taxonomies: readonly Taxonomy[], ref: string): readonly CategoryRef[] {
  const slash = ref.indexOf('/');
  const [wanted, code] = slash < 0 ? [null, ref] : [ref.slice(0, slash), ref.slice(slash + 1)];
  return taxonomies
    .filter(({ id, categories }) => (wanted === null || id === wanted) && categories.some((each) => each.code === code))
    .map(({ id }) => ({ taxonomy: id, code }));
}
