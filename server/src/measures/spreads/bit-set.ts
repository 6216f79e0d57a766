/** A set of whole numbers from 0, as bits; it grows as it needs. */
export interface BitSet {
  words: Uint32Array;
}

export function emptyBits(): BitSet {
  return { words: new Uint32Array(4) };
}

export function addBit(into: BitSet, nth: number): void {
  const at = nth >>> 5;
  if (at >= into.words.length) grow(into, at + 1);
  into.words[at] = (into.words[at] ?? 0) | (1 << (nth & 31));
}

export function hasBit({ words }: BitSet, nth: number): boolean {
  return ((words[nth >>> 5] ?? 0) & (1 << (nth & 31))) !== 0;
}

/** Puts all of another set into a set. */
export function addAll(into: BitSet, { words }: BitSet): void {
  if (words.length > into.words.length) grow(into, words.length);
  for (let at = 0; at < words.length; at += 1) into.words[at] = (into.words[at] ?? 0) | (words[at] ?? 0);
}

/** How many there are in a set. */
export function sizeOf({ words }: BitSet): number {
  let size = 0;
  for (let word of words) for (; word !== 0; word &= word - 1) size += 1;
  return size;
}

/** Those in a set, the smallest first. */
export function numbersIn({ words }: BitSet): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) found.push(at * 32 + 31 - Math.clz32(word & -word));
  }
  return found;
}

function grow(into: BitSet, least: number): void {
  const words = new Uint32Array(Math.max(least, into.words.length * 2));
  words.set(into.words);
  into.words = words;
}
