import { createHash, randomBytes } from 'node:crypto';

/** A new token of a device: 24 characters, 144 bits, shown once. */
export function newToken(): string {
  return randomBytes(18).toString('base64url');
}

/** What is kept of a token or password. Devices' secrets are long and random, so one SHA-256 is enough. */
export function credentialHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
