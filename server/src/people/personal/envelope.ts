import { decrypt, encrypt, type Suite, type SuiteKey, sizes } from './suites.ts';

/** A key with the number it is known by; 0 is the one key of a case. */
export interface Key extends SuiteKey {
  readonly version: number;
}

/** What an envelope says of itself before it is opened. */
export interface Label {
  readonly suite: Suite;
  readonly keyVersion: number;
}

export type Opened =
  | { readonly ok: true; readonly plain: Buffer }
  | { readonly ok: false; readonly why: 'format' | 'key' | 'forged' };

const FORMAT = 1;
const HEAD = 4;
const CODES: readonly (readonly [Suite, number])[] = [
  ['aes-256-gcm', 1],
  ['sm4-ctr-hmac-sm3', 2],
];

/**
 * Seals bytes: format (1 byte), suite (1), version of the key (2), nonce, text, tag. `place` says where the value stands,
 * down to its row; head and place are authenticated, so that it opens nowhere else.
 */
export function seal(key: Key, place: string, nonce: Buffer, plain: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  head[0] = FORMAT;
  head[1] = codeOf(key.suite);
  head.writeUInt16BE(key.version, 2);
  return Buffer.concat([head, nonce, ...encrypt(key, boundBy(head, place), nonce, plain)]);
}

/** Reads what is written on an envelope; null when it is none. */
export function labelOf(sealed: Buffer): Label | null {
  const suite = CODES.find(([, code]) => code === sealed[1])?.[0];
  if (sealed[0] !== FORMAT || !suite) return null;
  const { nonce, tag } = sizes[suite];
  return sealed.length < HEAD + nonce + tag ? null : { suite, keyVersion: sealed.readUInt16BE(2) };
}

/** Opens an envelope at the place it was sealed for; says why not. */
export function open(key: Key, place: string, sealed: Buffer): Opened {
  const label = labelOf(sealed);
  if (!label) return { ok: false, why: 'format' };
  if (label.suite !== key.suite || label.keyVersion !== key.version) return { ok: false, why: 'key' };
  const { nonce, tag } = sizes[label.suite];
  const [from, to] = [HEAD + nonce, sealed.length - tag];
  const bound = boundBy(sealed.subarray(0, HEAD), place);
  const plain = decrypt(key, bound, sealed.subarray(HEAD, from), sealed.subarray(from, to), sealed.subarray(to));
  return plain ? { ok: true, plain } : { ok: false, why: 'forged' };
}

/** An envelope as text (base64url). */
export function toText(sealed: Buffer): string {
  return sealed.toString('base64url');
}

/** The envelope of a text; null for one that is not written exactly as `toText` writes it. */
export function fromText(text: string): Buffer | null {
  const sealed = Buffer.from(text, 'base64url');
  return toText(sealed) === text ? sealed : null;
}

function boundBy(head: Buffer, place: string): Buffer {
  return Buffer.concat([head, Buffer.from(place, 'utf8')]);
}

function codeOf(suite: Suite): number {
  return suite === 'aes-256-gcm' ? 1 : 2;
}
