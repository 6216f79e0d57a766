import { accept, type Decoded, refuse } from './decoded.ts';
import { MAX_DEPTH, type NumberReader, readJson } from './json-reader.ts';
import { byteOffset, textOf } from './utf8.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** Longest document read, in bytes. */
const MAX_BYTES = 1_048_576;
const MAX_LONG = 2n ** 63n;

const encoder = new TextEncoder();

/** What becomes of an integer that a double cannot hold: rounded, kept as its digits, or refused beyond 64 bits. */
export type BigNumbers = 'rounded' | 'text' | 'refused';

/** A JSON document; refused at the byte that is wrong, when it nests too deeply, or when it names `__proto__`. */
export function parseJson(bytes: Uint8Array, bigNumbers: BigNumbers = 'rounded'): Decoded<Json> {
  if (bytes.length > MAX_BYTES) return refuse(`${bytes.length} bytes are more than ${MAX_BYTES}`, MAX_BYTES);
  const text = textOf(bytes);
  if (!text.ok) return text;
  const quick = quickly(text.value);
  if (quick !== undefined && isHarmless(quick, bigNumbers !== 'rounded', 0)) return accept(quick);
  const slow = readJson(text.value, NUMBER[bigNumbers]);
  return slow.ok ? slow : refuse(slow.why, byteOffset(text.value, slow.at));
}

export function writeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quickly(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // the slow reader says where
    return undefined;
  }
}

function isHarmless(value: Json, minding: boolean, depth: number): boolean {
  if (typeof value === 'number') return !minding || !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (isList(value)) return value.every((item) => isHarmless(item, minding, depth + 1));
  // What JSON.parse makes inherits nothing that would show here; a list of its entries would cost more than reading it.
  for (const name in value) {
    if (name === '__proto__' || !isHarmless(value[name] ?? null, minding, depth + 1)) return false;
  }
  return true;
}

const NUMBER: Readonly<Record<BigNumbers, NumberReader>> = {
  rounded: Number,
  text: (digits) => (isExact(digits) ? Number(digits) : digits),
  refused: (digits) => {
    if (isExact(digits)) return Number(digits);
    if (!/^-?\d+$/.test(digits)) return null;
    const whole = BigInt(digits);
    return whole < MAX_LONG && whole >= -MAX_LONG ? digits : null;
  },
};

function isExact(digits: string): boolean {
  const value = Number(digits);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
