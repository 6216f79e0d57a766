import { createHmac } from 'node:crypto';
import { normal, type PieceKind } from './find-personal.ts';
import type { IndexKey } from './keyring.ts';
import type { Vault } from './sealer.ts';

const DIGEST_BYTES = 8;

/**
 * By what a case is found when somebody gives a whole name or number: the version of the key and the first 8 bytes of an
 * HMAC over town, kind and value. Eight are enough to tell 10⁷ values apart, and too few to prove one.
 */
export function digestOf({ version, hash, key }: IndexKey, townId: string, kind: PieceKind, value: string): Buffer {
  const digest = createHmac(hash, key)
    .update(`${townId}/${kind}/${normal(kind, value)}`)
    .digest();
  return Buffer.concat([Buffer.of(version), digest.subarray(0, DIGEST_BYTES)]);
}

/** The digests that a name or number may be stored by in a town: one for each key of the file. */
export function digestsOf({ keys }: Vault, townId: string) {
  return (kind: PieceKind, value: string): readonly Buffer[] =>
    keys.searching().map((key) => digestOf(key, townId, kind, value));
}
