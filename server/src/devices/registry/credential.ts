import { createHash, randomBytes } from 'node:crypto';

/** A new token of a device: 24 characters, shown once; it begins with none that a spreadsheet takes for a formula. */
export function newToken(): string {
  return randomBytes(18).toString('base64url').replace(/^-/, 'k');
}

/** What is kept of a token or password. Devices' secrets are long and random, so one SHA-256 is enough. */
export function credentialHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
