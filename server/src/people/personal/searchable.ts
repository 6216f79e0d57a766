import { findNumbers, findRooms, inOrder } from './find-personal.ts';
import { hidePieces } from './pieces.ts';

/** A text as the words of a search are cut from it: what is sealed in it, or ought to be, left out. */
export function searchable(text: string | null): string | null {
  if (text === null) return null;
  const open = hidePieces(text);
  return inOrder([...findNumbers(open), ...findRooms(open)])
    .toReversed()
    .reduce((told, { from, to }) => `${told.slice(0, from)} ${told.slice(to)}`, open);
}
