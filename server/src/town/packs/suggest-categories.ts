import type { Category, Pack } from '@chengyun/contract/pack';
import type { Localized } from '@chengyun/contract/words';

/** A category that a text may be about; `score` is from 0.3 to 1 and tells only how candidates compare. */
export type CategorySuggestion = {
  readonly taxonomy: string;
  readonly code: string;
  readonly name: Localized;
  readonly score: number;
  readonly reason: Localized;
};

/** Cuts a text into words, such as jieba's `cut`. */
export type Segment = (text: string) => readonly string[];

// Weight of one hit by where the word stands in the category; a longer word says more than a short one.
const KEYWORD_WEIGHT = 3;
const NAME_WEIGHT = 4;
const WORD_WEIGHT = 1;
// The score at which half of 1 is reached: about one keyword of two characters.
const HALF = KEYWORD_WEIGHT * 2;
// A single common word shared, such as 小区, gives 0.25 and is no reason to suggest anything.
const LEAST = 0.3;

/**
 * The categories a text is likely about, best first, at most `limit`. A keyword or name found in the text counts by its
 * length; single words shared with the name or the conditions (by `segment`) count little. Each says which words spoke for it.
 */
export function suggestCategories(
  pack: Pack,
  text: string,
  limit: number,
  segment: Segment,
): readonly CategorySuggestion[] {
  const plain = text.toLowerCase();
  const words = new Set(segment(plain).filter(isTelling));
  return pack.taxonomies
    .flatMap(({ id, categories }) =>
      categories.flatMap((category) => {
        const hits = category.parent === null ? [] : hitsIn(category, plain, words, segment);
        return hits.length === 0 ? [] : [suggestion(id, category, hits)];
      }),
    )
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}

type Hit = { readonly word: string; readonly weight: number };

function hitsIn(category: Category, text: string, words: ReadonlySet<string>, segment: Segment): readonly Hit[] {
  const whole = [
    ...(text.includes(category.name.zh.toLowerCase()) ? [{ word: category.name.zh, weight: NAME_WEIGHT }] : []),
    ...(category.keywords ?? [])
      .filter((word) => text.includes(word.toLowerCase()))
      .map((word) => ({ word, weight: KEYWORD_WEIGHT })),
  ];
  const told = [category.name.zh, ...category.conditions.map((condition) => condition.text.zh)]
    .join('，')
    .toLowerCase();
  const shared = [...new Set(segment(told))]
    .filter((word) => words.has(word) && !whole.some((hit) => hit.word.includes(word)))
    .map((word) => ({ word, weight: WORD_WEIGHT }));
  return [...whole, ...shared];
}

function suggestion(taxonomy: string, category: Category, hits: readonly Hit[]): CategorySuggestion {
  const sum = hits.reduce((total, { word, weight }) => total + weight * word.length, 0);
  const words = [...new Set(hits.map(({ word }) => word))];
  return {
    taxonomy,
    code: category.code,
    name: category.name,
    score: Math.round((100 * sum) / (sum + HALF)) / 100,
    reason: { zh: `提到“${words.join('”“')}”`, en: `mentions ${words.join(', ')}` },
  };
}

// One character or a mark says too little.
function isTelling(word: string): boolean {
  return word.length > 1 && /\p{L}/u.test(word);
}
