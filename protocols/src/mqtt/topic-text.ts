import { textOf } from '../wire/utf8.ts';

type Known = { readonly bytes: Uint8Array; readonly text: string };

// Devices publish on a handful of topics; reading the bytes as text each time would cost more than the rest of a packet.
const PLACES = 1_024;
const LONGEST = 128;
const known: (Known | undefined)[] = new Array(PLACES).fill(undefined);

/** The topic of a PUBLISH between two places; null when it is no text or holds what only a filter may (4.7.1). */
export function topicText(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > LONGEST) return readTopic(bytes, from, to);
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  const found = known[place];
  if (found && isSame(found.bytes, bytes, from, to)) return found.text;
  const text = readTopic(bytes, from, to);
  if (text !== null) known[place] = { bytes: bytes.slice(from, to), text };
  return text;
}

function readTopic(bytes: Uint8Array, from: number, to: number): string | null {
  const read = textOf(bytes.subarray(from, to));
  return read.ok && !/[#+\0]/.test(read.value) ? read.value : null;
}

function isSame(kept: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (kept.length !== to - from) return false;
  for (let at = 0; at < kept.length; at++) if (kept[at] !== bytes[from + at]) return false;
  return true;
}
