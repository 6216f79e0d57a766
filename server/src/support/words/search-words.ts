import { cutQuery, cutWords } from './cut-words.ts';

const MOST_LEXEMES = 400;
const MOST_ASKED = 12;

/** The distinct words of a record for `array_to_tsvector`: at most 400, from the first field on, each 1–64 characters. */
export function searchLexemes(fields: readonly (string | null | undefined)[]): string[] {
  const found = new Set<string>();
  for (const field of fields) {
    if (!field) continue;
    for (const word of cutWords(field)) {
      found.add(word);
      if (found.size === MOST_LEXEMES) return [...found];
    }
  }
  return [...found];
}

/**
 * What a person typed as the text of a `tsquery`: every word must be there, the last one may still be going on
 * (`'停车' & '路':*`). Null when nothing in it can be searched for.
 */
export function searchQuery(q: string): string | null {
  const words = [...new Set(cutQuery(q))].slice(0, MOST_ASKED);
  if (words.length === 0) return null;
  return `${words.map(quoted).join(' & ')}:*`;
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
