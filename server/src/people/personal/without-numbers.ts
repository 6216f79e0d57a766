import { findKnown, findNumbers, inOrder, inOtherWords, type Known } from './find-personal.ts';
import { HIDDEN, withoutSigns } from './pieces.ts';

/** A title with numbers and known names hidden for good, and what they were: a title stands in every list. */
export function withoutNumbers(
  title: string,
  known: readonly Known[] = [],
): { readonly shown: string; readonly moved: readonly string[] } {
  const plain = withoutSigns(title);
  const found = inOrder([...findNumbers(plain), ...findKnown(plain, known)]);
  const shown = inOtherWords(plain, found, () => HIDDEN);
  return { shown, moved: found.filter(({ kind }) => kind !== 'name').map(({ from, to }) => plain.slice(from, to)) };
}
