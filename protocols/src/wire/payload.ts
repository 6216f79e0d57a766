import { fromBase64, toBase64 } from './base64.ts';
import type { Fields } from './fields.ts';
import { fromHex, toHex } from './hex.ts';

/** A base64 member as hex digits; '' when it is absent, a refusal when it is no base64. */
export function hexOfBase64(fields: Fields, name: string): string {
  const bytes = fromBase64(fields.textOr(name, ''));
  if (bytes === null) fields.wrong('is no base64', name);
  return bytes === null ? '' : toHex(bytes);
}

export function base64OfHex(hex: string): string {
  return toBase64(fromHex(hex) ?? new Uint8Array(0));
}
