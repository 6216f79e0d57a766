import type { Category, Taxonomy } from '@chengyun/contract/pack';

/** Whether a class answers to a word: its code, its names, its keywords, or a condition for filing. */
export function answersTo(category: Category, word: string): boolean {
  if (word === '') return true;
  const { code, name, keywords = [], conditions } = category;
  const texts = [name.zh, name.en, ...keywords, ...conditions.flatMap(({ text }) => [text.zh, text.en])];
  return code.toLowerCase().startsWith(word) || texts.some((text) => text.toLowerCase().includes(word));
}

/** Classes of a taxonomy that answer to every word of a query, and those above them, in their order. */
export function findClasses(
  taxonomy: Taxonomy,
  query: string,
): { readonly shown: readonly Category[]; readonly found: number } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { shown: taxonomy.categories, found: taxonomy.categories.length };
  const hits = taxonomy.categories.filter((category) => words.every((word) => answersTo(category, word)));
  const parents = new Map(taxonomy.categories.map(({ code, parent }) => [code, parent]));
  const kept = new Set<string>();
  for (const { code } of hits) {
    // A code kept already has all above it kept too.
    for (let at: string | null | undefined = code; at && !kept.has(at); at = parents.get(at)) kept.add(at);
  }
  return { shown: taxonomy.categories.filter(({ code }) => kept.has(code)), found: hits.length };
}

/** How deep a class stands: 0 for a big class. */
export function depthOf(taxonomy: Taxonomy, code: string): number {
  const parents = new Map(taxonomy.categories.map((each) => [each.code, each.parent]));
  let depth = 0;
  for (let at = parents.get(code); at; at = parents.get(at)) depth += 1;
  return depth;
}
