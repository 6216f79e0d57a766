/** What was taken lately, so that a message sent again is told from a new one. Bounded: two halves, the older is dropped. */
export type ResendWindow<T> = {
  readonly find: (key: string) => T | undefined;
  readonly add: (key: string, value: T) => void;
  /** Another value for a key that is remembered; a key that is not stays forgotten. */
  readonly replace: (key: string, value: T) => void;
  readonly forget: (key: string) => void;
  readonly size: () => number;
};

/** A window that remembers at least the last `most` keys and at most twice as many. */
export function resendWindow<T>(most: number): ResendWindow<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return {
    find: (key) => young.get(key) ?? old.get(key),
    add: (key, value) => {
      young.set(key, value);
      if (young.size < most) return;
      old = young;
      young = new Map();
    },
    replace: (key, value) => {
      const half = young.has(key) ? young : old;
      if (half.has(key)) half.set(key, value);
    },
    forget: (key) => {
      young.delete(key);
      old.delete(key);
    },
    size: () => young.size + old.size,
  };
}
