import { createHmac, timingSafeEqual } from 'node:crypto';

// RFC 6238 with what every authenticator app takes: SHA-1, six digits, steps of 30 seconds.
const DIGITS = 6;
const STEP_SECONDS = 30;
// One step before and after: clocks of phones differ (RFC 6238, 5.2).
const DRIFT = 1;

/** The code of one step (RFC 4226, 5.3). */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The step of an instant. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/**
 * The step whose code was given, or nothing. A step up to `lastStep` is past: its code was used, and a code is good
 * once (RFC 6238, 5.2).
 */
export function matchingStep(secret: Uint8Array, given: string, now: Date, lastStep: number): number | undefined {
  const middle = stepOf(now);
  for (let step = middle - DRIFT; step <= middle + DRIFT; step += 1) {
    if (step > lastStep && same(codeAt(secret, step), given)) return step;
  }
  return undefined;
}

function same(code: string, given: string): boolean {
  const [a, b] = [Buffer.from(code), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes in base 32 (RFC 4648, 6) without padding, as authenticator apps take them. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The address behind the QR code (Key URI format of authenticator apps). */
export function totpUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
