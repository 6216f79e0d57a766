import type { CategoryRef } from '@chengyun/contract/case';
import type { Taxonomy } from '@chengyun/contract/pack';

/**
 * The categories a routing rule names: `taxonomy/code` is one, a bare `code` is every category of that code in the
 * pack's taxonomies (parts and events of GB/T 30428.2 share numbers, so there more than one may answer).
 */
export function resolveCategoryRef(taxonomies: readonly Taxonomy[], text: string): readonly CategoryRef[] {
  const { taxonomy, code } = split(text);
  return taxonomies
    .filter(({ id }) => taxonomy === null || id === taxonomy)
    .filter(({ categories }) => categories.some((each) => each.code === code))
    .map(({ id }) => ({ taxonomy: id, code }));
}

/** Whether a routing rule's category, `taxonomy/code` or a bare `code`, covers a case's; a big class covers its small ones. */
export function coversCategory(text: string, category: CategoryRef): boolean {
  const { taxonomy, code } = split(text);
  return (taxonomy === null || taxonomy === category.taxonomy) && category.code.startsWith(code);
}

function split(text: string): { readonly taxonomy: string | null; readonly code: string } {
  const slash = text.indexOf('/');
  return slash < 0 ? { taxonomy: null, code: text } : { taxonomy: text.slice(0, slash), code: text.slice(slash + 1) };
}
