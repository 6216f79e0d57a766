import { findNumbers, findRooms, inOrder, inOtherWords } from './find-personal.ts';
import { hidePieces } from './pieces.ts';

/** A text as the words of a search are cut from it: what is sealed in it, or ought to be, left out. */
export function searchable(text: string | null): string | null {
  if (text === null) return null;
  const open = hidePieces(text);
  return inOtherWords(open, inOrder([...findNumbers(open), ...findRooms(open)]), () => ' ');
}
