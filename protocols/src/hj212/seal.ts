import { createCipheriv, createDecipheriv } from 'node:crypto';
import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { textOf } from '../wire/utf8.ts';
import { headerOf, type Message } from './message.ts';
import { readItems, writeItems } from './segment.ts';

// HJ 212-2025 (from secondary sources): SM4 of GB/T 32907 in ECB mode without padding, key of 128 bits, over the text
// between `CP=&&` and `&&` of data commands 2000 to 2999 upward, of 1014 and of 3020. How the cipher is written as text
// they do not say: hex and base64 are both read, hex is written.
const BLOCK = 16;
const SEALABLE = /^(2\d{3}|1014|3020)$/;

/** Whether what stands between `CP=&&` and `&&` is a cipher: one run of hex or base64 of whole blocks, where items would have names. */
export function isSealed(message: Message): boolean {
  return cipherOf(message) !== null;
}

/** The message with its CP in the clear; `key` is 32 hex digits. What was never sealed is given back as it is. */
export function unseal(message: Message, key: string): Decoded<Message> {
  const cipher = cipherOf(message);
  if (cipher === null) return accept(message);
  const secret = keyOf(key);
  if (secret === null) return refuse('the key is no 32 hex digits', 0);
  const decipher = createDecipheriv('sm4-ecb', secret, null).setAutoPadding(false);
  const clear = Buffer.concat([decipher.update(cipher), decipher.final()]);
  const text = textOf(clear.subarray(0, endOfText(clear)));
  // With another key the blocks become noise, which is hardly ever text and never a field.
  if (!text.ok || !text.value.includes('=')) return refuse('the CP does not decrypt with this key', 0);
  return accept({ ...message, cp: readItems(text.value) });
}

/** The message with its CP sealed as a logger of the 2025 edition would; null for a key that is none. */
export function seal(message: Message, key: string): Message | null {
  const secret = keyOf(key);
  if (secret === null || message.cp === null) return null;
  const text = Buffer.from(writeItems(message.cp));
  const blocks = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK);
  text.copy(blocks);
  const cipher = createCipheriv('sm4-ecb', secret, null).setAutoPadding(false);
  const hex = Buffer.concat([cipher.update(blocks), cipher.final()])
    .toString('hex')
    .toUpperCase();
  return { ...message, cp: [[{ name: hex, value: null }]] };
}

function cipherOf(message: Message): Uint8Array | null {
  const { cn } = headerOf(message);
  const [item, more] = message.cp ?? [];
  if (item === undefined || more !== undefined || item.length !== 1 || !SEALABLE.test(cn ?? '')) return null;
  const text = writeItems([item]);
  const isHex = /^[0-9A-Fa-f]+$/.test(text);
  if (!isHex && !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, isHex ? 'hex' : 'base64');
  const wanted = isHex ? bytes.length * 2 : Math.ceil(bytes.length / 3) * 4;
  return bytes.length > 0 && bytes.length % BLOCK === 0 && text.length === wanted ? bytes : null;
}

function keyOf(hex: string): Buffer | null {
  return isKey(hex) ? Buffer.from(hex, 'hex') : null;
}

/** Whether a text is a key: 128 bits as 32 hex digits. */
export function isKey(text: string): boolean {
  return /^[0-9A-Fa-f]{32}$/.test(text);
}

/** Without padding the last block is filled up: with zeros or spaces, by some with the count of what is missing. */
function endOfText(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return end;
}
