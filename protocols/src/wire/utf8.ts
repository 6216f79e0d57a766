import { accept, type Decoded, refuse } from './decoded.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Text of UTF-8 bytes; refused at the first byte that belongs to no character. */
export function textOf(bytes: Uint8Array): Decoded<string> {
  try {
    return accept(strict.decode(bytes));
  } catch {
    // the decoder tells that it failed but not where
    return refuse('not UTF-8', firstBadByte(bytes));
  }
}

function firstBadByte(bytes: Uint8Array): number {
  const again = encoder.encode(lenient.decode(bytes));
  const at = bytes.findIndex((byte, i) => byte !== again[i]);
  return at < 0 ? bytes.length : at;
}

/** Bytes before a character of the text: what a place counted in characters is in the document. */
export function byteOffset(text: string, at: number): number {
  return encoder.encode(text.slice(0, at)).length;
}
