/** Words in both languages. */
export type Said = { readonly zh: string; readonly en: string };

/** A stretch of a frame and what it says; offset and length in bytes. `fault` where the stretch is what is wrong. */
export type Stretch = {
  readonly at: number;
  readonly length: number;
  readonly name: Said;
  readonly value: Said;
  readonly fault?: Said;
};

/** A frame taken apart for people: its stretches in their order, and where and why it can be read no further. */
export type Explained = {
  readonly stretches: readonly Stretch[];
  readonly fault: { readonly at: number; readonly why: Said } | null;
};

/** The same words in both languages: numbers, codes, names from the wire. */
export function same(text: string | number): Said {
  return { zh: String(text), en: String(text) };
}

/** Takes stretches off a frame one after the other. */
export type Walk = {
  readonly at: () => number;
  /** Bytes that no stretch has named yet. */
  readonly left: () => number;
  /** Names the next bytes; fewer when the frame ends before. */
  readonly take: (length: number, name: Said, value: Said, fault?: Said) => void;
  /** All so far. */
  readonly stretches: () => readonly Stretch[];
};

/** A walk over a frame of `size` bytes. */
export function newWalk(size: number): Walk {
  const found: Stretch[] = [];
  let place = 0;
  return {
    at: () => place,
    left: () => size - place,
    take: (wanted, name, value, fault) => {
      const length = Math.min(wanted, size - place);
      if (length <= 0) return;
      found.push({ at: place, length, name, value, ...(fault ? { fault } : {}) });
      place += length;
    },
    stretches: () => found,
  };
}
