import { durationText } from '../../ui/time.ts';

type Words = { readonly short: (n: number) => string; readonly none: string };

/** A length of time in seconds as words: under a minute in seconds, else in minutes and hours; null is nothing. */
export function spanWords(seconds: number | null, words: Words, tongue: Parameters<typeof durationText>[1]): string {
  if (seconds === null) return words.none;
  return seconds < 60 ? words.short(Math.round(seconds)) : durationText(seconds * 1000, tongue);
}

/** A share as a percentage with one digit; null is nothing. */
export function shareText(share: number | null, none: string): string {
  return share === null ? none : `${(share * 100).toFixed(1)} %`;
}
