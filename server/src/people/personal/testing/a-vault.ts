import { createSecretKey, randomBytes } from 'node:crypto';
import type { Key } from '../envelope.ts';
import type { IndexKey } from '../keyring.ts';
import { drawRandom } from '../random.ts';
import type { Vault } from '../sealer.ts';
import { type Suite, sizes, suiteKey } from '../suites.ts';

/** A vault with keys of its own, in memory: one of a suite, and one for finding. */
export function aVault(suite: Suite = 'aes-256-gcm'): Vault {
  const key: Key = { ...suiteKey(suite, randomBytes(sizes[suite].key)), version: 1 };
  const hash = suite === 'aes-256-gcm' ? 'sha256' : 'sm3';
  const index: IndexKey = { version: 1, hash, key: createSecretKey(randomBytes(32)) };
  const keys = {
    ...{ path: '', sealing: () => key, indexing: () => index, searching: () => [index] },
    opening: (version: number) => (version === 1 ? key : undefined),
  };
  return { keys, random: drawRandom };
}
