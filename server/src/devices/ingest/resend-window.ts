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

// A row: device, instant in two halves, key in two halves. Numbers side by side rather than a map of texts: a hundred
// thousand names in a map cost the garbage collector more than all else that is done with a message. A byte of each name
// stands apart, in a table that stays in the processor's cache: a new message, as nearly all are, meets no row at all.
const ROW = 5;
const NO_INSTANT = 0x7fff_ffff;
const FOUR_GIGA = 4_294_967_296;

/** Names with their values, by open addressing; `most` fills it to two thirds. */
function messageTable<T>(most: number) {
  const places = 2 ** Math.ceil(Math.log2(Math.max(8, most * 1.5)));
  const tags = new Uint8Array(places);
  const rows = new Int32Array(places * ROW);
  const values: (T | 'stored' | undefined)[] = new Array(places).fill(undefined);
  let used = 0;

  /** The place of the name, or the empty one where it would stand. */
  function placeOf(name: MessageName): number {
    const hash = mixed(name);
    const tag = tagOf(hash);
    let place = hash & (places - 1);
    for (;;) {
      const found = tags[place];
      if (found === 0 || (found === tag && isAt(place, name))) return place;
      place = (place + 1) & (places - 1);
    }
  }
  function isAt(place: number, { device, at, key }: MessageName): boolean {
    const row = place * ROW;
    if (rows[row] !== device || rows[row + 1] !== highOf(at) || rows[row + 2] !== lowOf(at)) return false;
    return rows[row + 3] === (key.high | 0) && rows[row + 4] === (key.low | 0);
  }
  return {
    find: (name: MessageName) => {
      const place = placeOf(name);
      return tags[place] === 0 ? undefined : values[place];
    },
    add: (name: MessageName, value: T | 'stored') => {
      const place = placeOf(name);
      values[place] = value;
      if (tags[place] !== 0) return;
      used += 1;
      tags[place] = tagOf(mixed(name));
      const row = place * ROW;
      rows[row] = name.device;
      rows[row + 1] = highOf(name.at);
      rows[row + 2] = lowOf(name.at);
      rows[row + 3] = name.key.high;
      rows[row + 4] = name.key.low;
    },
    /** A row stays used when its value is taken away, or the search for others would end at it. */
    replace: (name: MessageName, value: 'stored' | undefined): boolean => {
      const place = placeOf(name);
      if (tags[place] === 0 || values[place] === undefined) return false;
      values[place] = value;
      return true;
    },
    clear: () => {
      tags.fill(0);
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

function mixed({ device, at, key }: MessageName): number {
  const hash =
    Math.imul(device, 0x9e37_79b1) ^ Math.imul(lowOf(at), 0x85eb_ca6b) ^ key.low ^ Math.imul(key.high, 0xc2b2_ae35);
  return hash ^ (hash >>> 15);
}

/** Bits of the hash that do not tell the place; never 0, which marks an empty one. */
function tagOf(hash: number): number {
  return (hash >>> 24) | 1;
}
