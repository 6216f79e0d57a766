import { type Refused, refuse } from '../wire/decoded.ts';
import { textOf } from '../wire/utf8.ts';

/** Reads a packet's body field by field and remembers the first that is wrong; what is read behind it means nothing. */
export type Cursor = {
  readonly byte: () => number;
  readonly int16: () => number;
  /** Bytes with their length before them. */
  readonly bytes: () => Uint8Array;
  /** UTF-8 text with its length before it (1.5.3): no NUL, no half surrogate pairs. */
  readonly text: () => string;
  /** Items up to the end. */
  readonly each: <T>(item: () => T) => readonly T[];
  readonly left: () => number;
  readonly skipRest: () => void;
  readonly fail: (why: string) => void;
  readonly failure: () => Refused | null;
};

/** Over `bytes` from `from` on. */
export function cursor(all: Uint8Array, from: number): Cursor {
  let at = from;
  let first: Refused | null = null;
  const fail = (why: string) => {
    first ??= refuse(why, at);
    at = all.length;
  };
  const take = (length: number): Uint8Array => {
    if (at + length > all.length) fail('ends too soon');
    const taken = all.subarray(at, at + length);
    at += taken.length;
    return taken;
  };
  const int16 = () => {
    const [high = 0, low = 0] = take(2);
    return high * 256 + low;
  };
  const bytes = () => take(int16());
  return {
    ...{ fail, int16, bytes },
    byte: () => take(1)[0] ?? 0,
    text: () => {
      const read = textOf(bytes());
      if (read.ok && !read.value.includes('\0')) return read.value;
      fail('no UTF-8 text');
      return '';
    },
    each: (item) => {
      const items = [];
      while (at < all.length && !first) items.push(item());
      return items;
    },
    left: () => all.length - at,
    skipRest: () => {
      at = all.length;
    },
    failure: () => first,
  };
}
