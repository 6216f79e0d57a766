import { fromGb18030, toGb18030 } from '../wire/gb18030.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import type { Note } from './frame.ts';

// GB/T 26875.3-2011, 8.2.1.2: text is GB 18030. In the field it is padded with 00 or 20, cut inside a character,
// or followed by what an older text left behind; then the raw bytes are kept beside the text.
const EMPTY: Note = { text: '' };

/** A text field of `length` bytes. */
export function readNote(bytes: Uint8Array, at: number, length: number): Note {
  let end = bytes.indexOf(0, at);
  if (end < 0 || end > at + length) end = at + length;
  const text = end === at ? '' : fromGb18030(bytes.subarray(at, end)).trimEnd();
  if (text === '' && allZero(bytes, at, at + length)) return EMPTY;
  return isPlain(text, bytes, at, length) ? { text } : { text, raw: toHex(bytes, at, at + length) };
}

/** Fills `length` bytes with the text, cut to fit at a whole character, and zeros after it. */
export function writeNote(bytes: Uint8Array, at: number, length: number, note: Note): void {
  const raw = note.raw === undefined ? null : fromHex(note.raw);
  bytes.set(raw?.length === length ? raw : fitting(note.text, length), at);
}

/** How many bytes a counted text takes (at most 255). */
export function noteLength(note: Note): number {
  return note.raw === undefined ? fitting(note.text, 255).length : note.raw.length / 2;
}

function fitting(text: string, length: number): Uint8Array {
  const whole = toGb18030(text);
  if (whole.length <= length) return whole;
  const characters = Array.from(text);
  characters.pop();
  return fitting(characters.join(''), length);
}

function isPlain(text: string, bytes: Uint8Array, at: number, length: number): boolean {
  const plain = toGb18030(text);
  return (
    plain.length <= length &&
    plain.every((byte, i) => byte === bytes[at + i]) &&
    allZero(bytes, at + plain.length, at + length)
  );
}

function allZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 0) return false;
  return true;
}
