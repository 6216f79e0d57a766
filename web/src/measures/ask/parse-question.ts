import type { AskTerms } from '../../text/ask-terms.ts';
import type { PeriodWords } from '../period/period.ts';
import { type Entry, plainText } from './lexicon.ts';
import { readPeriod } from './read-period.ts';

/** What a sentence asks for, and the words of it that mean nothing here. */
export type Question = {
  readonly period: PeriodWords | undefined;
  readonly measure: string | undefined;
  readonly by: readonly string[];
  readonly narrowing: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
};

/** What a sentence is read with. */
export type Reading = {
  readonly terms: readonly AskTerms[];
  readonly lexicon: readonly Entry[];
  readonly today: string;
};

/* What has been read is struck out by a sign that no word holds, so that nothing is read twice or across a gap. */
const struck = '\u0000';

/** Reads a sentence by the town's own words: period, dimensions, then names, longest first; what is left was not understood. */
export function parseQuestion(sentence: string, { terms, lexicon, today }: Reading): Question {
  let text = plainText(sentence);
  const strike = (at: number, length: number) => {
    text = text.slice(0, at) + struck.repeat(length) + text.slice(at + length);
  };
  const period = readPeriod(text, terms, today);
  if (period) strike(period.at, period.length);
  const by = terms.flatMap((own) => readDimensions(text, own, strike));
  const found = readWords(text, lexicon);
  const measures = found.words.flatMap((means) => (means.is === 'measure' ? [means] : []));
  const narrowing: Record<string, string> = {};
  for (const means of found.words) {
    if (means.is === 'narrow') narrowing[means.by] ??= means.key;
  }
  return {
    period: period?.words,
    measure: (measures.find(({ weak }) => !weak) ?? measures[0])?.id,
    by: [...new Set(by)].slice(0, 2),
    narrowing,
    unknown: found.left,
  };
}

function readDimensions(text: string, own: AskTerms, strike: (at: number, length: number) => void): readonly string[] {
  const names = Object.keys(own.dimensions).toSorted((a, b) => b.length - a.length);
  const one = `(?:${names.join('|')})`;
  const found = new RegExp(`${own.byBefore}(${one})(?:${own.and}(${one}))?${own.byAfter}`, 'iu').exec(text);
  if (!found) return [];
  strike(found.index, found[0].length);
  return [found[1], found[2]].flatMap((name) => (name === undefined ? [] : (own.dimensions[name] ?? [])));
}

function readWords(text: string, lexicon: readonly Entry[]) {
  let rest = text;
  const words: (Entry['means'] & { readonly at?: number })[] = [];
  for (const entry of lexicon) {
    for (let at = placeOf(rest, entry.words); at >= 0; at = placeOf(rest, entry.words)) {
      rest = rest.slice(0, at) + struck.repeat(entry.words.length) + rest.slice(at + entry.words.length);
      if (entry.means.is !== 'filler') words.push(entry.means);
    }
  }
  return { words, left: leftIn(rest) };
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[a-z0-9]/.test(sign);

/** Where a word stands; one of Latin letters only as a word of its own. */
function placeOf(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const joined = isLetter(words[0]) && isLetter(text[at - 1]);
    const goesOn = isLetter(words.at(-1)) && isLetter(text[at + words.length]);
    if (!joined && !goesOn) return at;
  }
  return -1;
}

function leftIn(text: string): readonly string[] {
  return text.split(/[\0\s\p{P}\p{S}]+/u).filter((word) => word !== '');
}
