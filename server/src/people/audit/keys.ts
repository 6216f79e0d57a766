import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyIdOf, type Signer, signerOf, type Trusted } from './seal.ts';

const FILE = 'audit-key.pem';

/** Where heads and public keys lie, to be copied to another place. */
export function headsDir(dataDir: string): string {
  return join(dataDir, 'audit-heads');
}

/** The file of the key that signs seals. */
export function keyFile(dataDir: string): string {
  return join(dataDir, FILE);
}

/** The key that signs seals, made at first use in the data folder; its public half is laid beside the heads. */
export function openSigner(dataDir: string): Signer {
  // With a database elsewhere (DATABASE_URL) nothing else may have made the folder yet.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { signer, publicPem } = signerOf(readOrMake(keyFile(dataDir)));
  const keys = join(headsDir(dataDir), 'keys');
  mkdirSync(keys, { recursive: true });
  const path = join(keys, `${signer.keyId}.pem`);
  if (!existsSync(path)) writeFileSync(path, publicPem);
  return signer;
}

function readOrMake(path: string): string {
  const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(path, 'utf8');
    throw error;
  }
}

/** The public keys beside the heads of a folder; a key that is not among them is not believed. */
export function trustedKeys(heads: string): Trusted {
  const keys = join(heads, 'keys');
  const files = existsSync(keys) ? readdirSync(keys).filter((name) => name.endsWith('.pem')) : [];
  return new Map(
    files.map((name) => {
      const key = createPublicKey(readFileSync(join(keys, name), 'utf8'));
      return [keyIdOf(key), key] as const;
    }),
  );
}
