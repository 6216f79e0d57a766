import type { Key64 } from '../store/sequence-key.ts';

/** What tells a message from all others: the device's number here, its instant (NaN when it told none), its key. */
export type MessageName = { readonly device: number; readonly at: number; readonly key: Key64 };

/** What was taken lately, so that a message sent again is told from a new one. Bounded: two halves, the older is dropped. */
export type ResendWindow<T> = {
  /** What is remembered of it: what waits to be stored, or that it is stored. */
  readonly find: (name: MessageName) => T | 'stored' | undefined;
  readonly add: (name: MessageName, value: T | 'stored') => void;
  /** It is stored: what waited is let go. A name that is not remembered stays forgotten. */
  readonly stored: (name: MessageName) => void;
  readonly forget: (name: MessageName) => void;
  readonly size: () => number;
};

/** A window that remembers at least the last `most` messages and at most twice as many. */
export function resendWindow<T>(most: number): ResendWindow<T> {
  let young = messageTable<T>(most);
  let old = messageTable<T>(most);
  return {
    find: (name) => young.find(name) ?? old.find(name),
    add: (name, value) => {
      young.add(name, value);
      if (young.size() < most) return;
      [young, old] = [old, young];
      young.clear();
    },
    stored: (name) => void (young.replace(name, 'stored') || old.replace(name, 'stored')),
    forget: (name) => {
      young.replace(name, undefined);
      old.replace(name, undefined);
    },
    size: () => young.size() + old.size(),
  };
}

// A row: whether it is used, device, instant in two halves, key in two halves. Numbers side by side rather than a map of
// texts: a hundred thousand names in a map cost the garbage collector more than all else that is done with a message.
const ROW = 6;
const USED = 1;
const NO_INSTANT = 0x7fff_ffff;
const FOUR_GIGA = 4_294_967_296;

/** Names with their values, by open addressing; `most` fills it to two thirds. */
function messageTable<T>(most: number) {
  const places = 2 ** Math.ceil(Math.log2(Math.max(8, most * 1.5)));
  const rows = new Int32Array(places * ROW);
  const values: (T | 'stored' | undefined)[] = new Array(places).fill(undefined);
  let used = 0;

  /** The place of the name, or the empty one where it would stand. */
  function placeOf({ device, at, key }: MessageName): number {
    const high = highOf(at);
    const low = lowOf(at);
    let place = mixed(device, low, key) & (places - 1);
    for (;;) {
      const row = place * ROW;
      if (rows[row] !== USED) return place;
      const isIt = rows[row + 1] === device && rows[row + 2] === high && rows[row + 3] === low;
      if (isIt && rows[row + 4] === (key.high | 0) && rows[row + 5] === (key.low | 0)) return place;
      place = (place + 1) & (places - 1);
    }
  }
  return {
    find: (name: MessageName) => values[placeOf(name)],
    add: (name: MessageName, value: T | 'stored') => {
      const place = placeOf(name);
      values[place] = value;
      const row = place * ROW;
      if (rows[row] === USED) return;
      used += 1;
      rows[row] = USED;
      rows[row + 1] = name.device;
      rows[row + 2] = highOf(name.at);
      rows[row + 3] = lowOf(name.at);
      rows[row + 4] = name.key.high;
      rows[row + 5] = name.key.low;
    },
    /** A row stays used when its value is taken away, or the search for others would end at it. */
    replace: (name: MessageName, value: 'stored' | undefined): boolean => {
      const place = placeOf(name);
      if (values[place] === undefined) return false;
      values[place] = value;
      return true;
    },
    clear: () => {
      rows.fill(0);
      values.fill(undefined);
      used = 0;
    },
    size: () => used,
  };
}

function highOf(at: number): number {
  return Number.isNaN(at) ? NO_INSTANT : Math.floor(at / FOUR_GIGA);
}

function lowOf(at: number): number {
  return Number.isNaN(at) ? 0 : (at % FOUR_GIGA) | 0;
}

function mixed(device: number, low: number, key: Key64): number {
  const hash =
    Math.imul(device, 0x9e37_79b1) ^ Math.imul(low, 0x85eb_ca6b) ^ key.low ^ Math.imul(key.high, 0xc2b2_ae35);
  return hash ^ (hash >>> 15);
}
