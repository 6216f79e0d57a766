import { createHash, randomBytes } from 'node:crypto';

/** A new key: what its holder keeps, what we keep, and what lists show. */
export type FreshKey = { readonly key: string; readonly hash: string; readonly hint: string };

/** Makes a key of 256 random bits; `cy_` lets scanners of leaked secrets know it. */
export function freshKey(): FreshKey {
  const key = `cy_${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashKey(key), hint: `${key.slice(0, 7)}…${key.slice(-4)}` };
}

/** What is kept of a key: random as it is, one round of SHA-256 cannot be turned back. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The key of an Authorization header, if it bears one. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(\S{1,200})$/i.exec(header ?? '')?.[1];
}
