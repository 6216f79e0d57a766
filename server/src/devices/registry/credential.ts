import { hash, randomBytes } from 'node:crypto';

/** A new token of a device: 24 characters, shown once; it begins with none that a spreadsheet takes for a formula. */
export function newToken(): string {
  return randomBytes(18).toString('base64url').replace(/^-/, 'k');
}

const CERTIFICATE = 'certificate:';

/** What is kept of a certificate: its name, which is no secret. No token hashes to it, for a hash has only hex digits. */
export function certificateCredential(name: string): string {
  return `${CERTIFICATE}${name}`;
}

/** The name of the certificate a device shows; null for one that has another credential or none. */
export function certificateIn(credential: string | null): string | null {
  return credential?.startsWith(CERTIFICATE) ? credential.slice(CERTIFICATE.length) : null;
}

/** The SHA-256 of a certificate as it is kept, from 64 hex digits with or without colons between; undefined when it is none. */
export function readPrint(text: string): string | undefined {
  const digits = text.replaceAll(/[:\s]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

/** What is kept of a token or password. Devices' secrets are long and random, so one SHA-256 is enough. */
export function credentialHash(secret: string): string {
  return hash('sha256', secret);
}
