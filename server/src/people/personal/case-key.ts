import { type Key, labelOf, open, seal } from './envelope.ts';
import { sizes, suiteKey, suites } from './suites.ts';

/** A case's key as it is stored: sealed by the newest key of the file. */
export interface StoredKey {
  readonly keyVersion: number;
  readonly sealed: Buffer;
}

/** Draws a key for one case, of the suite of the key that seals it. */
export function drawCaseKey(master: Key, place: string, random: (bytes: number) => Buffer) {
  const bytes = random(sizes[master.suite].key);
  return { key: keyOf(master.suite, bytes), stored: sealCaseKey(master, place, master.suite, bytes, random) };
}

/** Opens a stored key; null when the keys of the file do not open it there. */
export function openCaseKey(
  masters: (version: number) => Key | undefined,
  place: string,
  sealed: Buffer,
): { readonly key: Key; readonly bytes: Buffer } | null {
  const master = masters(labelOf(sealed)?.keyVersion ?? 0);
  const opened = master && open(master, place, sealed);
  if (!opened?.ok) return null;
  const suite = suites[opened.plain[0] ?? suites.length];
  const bytes = opened.plain.subarray(1);
  return suite && bytes.length === sizes[suite].key ? { key: keyOf(suite, bytes), bytes } : null;
}

/** Seals a case's key by a key of the file: when it is made, and again at each rotation. */
export function sealCaseKey(
  master: Key,
  place: string,
  suite: Key['suite'],
  bytes: Buffer,
  random: (bytes: number) => Buffer,
): StoredKey {
  const plain = Buffer.concat([Buffer.of(suites.indexOf(suite)), bytes]);
  const sealed = seal(master, place, random(sizes[master.suite].nonce), plain);
  return { keyVersion: master.version, sealed };
}

function keyOf(suite: Key['suite'], bytes: Buffer): Key {
  return { ...suiteKey(suite, bytes), version: 0 };
}
