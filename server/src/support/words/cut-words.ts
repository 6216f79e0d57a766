import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { STOP_WORDS } from './stop-words.ts';

/** Characters of one text that are looked at; what follows is left out of the index. */
const MOST_CHARACTERS = 10_000;
const MOST_LENGTH = 64;

// A run of Chinese, or a run of other letters and digits that may hold - . _ / + between two of them (A1, GB/T26875.3-2011).
const RUN = /(\p{Script=Han}+)|([\p{L}\p{N}](?:[-._/+]?(?!\p{Script=Han})[\p{L}\p{M}\p{N}])*)/gu;

let jieba: Jieba | undefined;

// The dictionary takes 0.2 s and 40 MB: read at the first text, once for the process. Its file is read here and let go,
// for the package's own module would hold it, and a second one that nobody asks for, 11 MB, as long as the process lives.
function dictionary(): Jieba {
  jieba ??= Jieba.withDict(readFileSync(new URL(import.meta.resolve('@node-rs/jieba/dict.txt'))));
  return jieba;
}

/**
 * The words of a text to index, repeated ones too: lower case, width-folded (NFKC), no stop words or punctuation. Of
 * Chinese every dictionary word, overlapping ones too, and every character; of joined Latin (`gb/t26875.3`) the whole
 * and its parts.
 */
export function cutWords(text: string): string[] {
  // All words, not the likeliest cut: 路灯不亮 is likeliest 路/灯不亮, and whoever asks for 路灯 must find it.
  return cut(text, (run) => dictionary().cutAll(run), withParts);
}

/**
 * The words of a question, each to be met once, likeliest cut. Unknown words are not guessed (HMM off): a guess depends
 * on the neighbours; a lane's name falls into single characters, which the index has.
 */
export function cutQuery(text: string): string[] {
  return cut(
    text,
    (run) => dictionary().cut(run, false),
    (run) => [run],
  );
}

function cut(text: string, han: (run: string) => string[], other: (run: string) => string[]): string[] {
  const words: string[] = [];
  for (const [, chinese, rest] of normalise(text).matchAll(RUN)) {
    for (const word of chinese ? han(chinese) : other(rest ?? '')) {
      if (!STOP_WORDS.has(word)) words.push(shortened(word));
    }
  }
  return words;
}

function normalise(text: string): string {
  return text.slice(0, MOST_CHARACTERS).normalize('NFKC').toLowerCase().toWellFormed();
}

function withParts(run: string): string[] {
  const parts = run.split(/[-._/+]/);
  return parts.length > 1 ? [run, ...parts] : [run];
}

function shortened(word: string): string {
  return word.length > MOST_LENGTH ? word.slice(0, MOST_LENGTH).toWellFormed() : word;
}
