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
 * What a person typed as the text of a `tsquery`: every word must be there; a number or Latin word at the end may still
 * be going on (`'停车' & 'qx-2026':*`). Chinese needs no such openness, for every word and character within a longer word
 * is in the index itself; asking for all that begins with a common character would read most of it. Null when nothing can
 * be searched for.
 */
export function searchQuery(q: string): string | null {
  const words = [...new Set(cutQuery(q))].slice(0, MOST_ASKED);
  if (words.length === 0) return null;
  const goesOn = /\P{Script=Han}$/u.test(words.at(-1) ?? '');
  return `${words.map(quoted).join(' & ')}${goesOn ? ':*' : ''}`;
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
