import { createCipheriv, createDecipheriv } from 'node:crypto';
import { accept, type Decoded, refuse } from '../wire/decoded.ts';

// OneNET encrypted mode: AES-256-CBC with PKCS#7; key = base64 of EncodingAESKey + '='; IV = its first 16 bytes;
// clear text = 16 random bytes, length of the message (u32, high byte first), message.
const PREFIX = 20;

/** The message inside an encrypted push, as bytes. `aesKey` is the 43-letter key set on the platform. */
export function unseal(message: string, aesKey: string): Decoded<Uint8Array> {
  const key = keyOf(aesKey);
  if (key === null) return refuse('the key is no 43-letter base64', 0);
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const clear = Buffer.concat([decipher.update(message, 'base64'), decipher.final()]);
    if (clear.length < PREFIX) return refuse('the clear text is too short', clear.length);
    const length = clear.readUInt32BE(16);
    if (PREFIX + length > clear.length)
      return refuse(`the clear text says ${length} bytes, it has ${clear.length - PREFIX}`, 16);
    return accept(new Uint8Array(clear.subarray(PREFIX, PREFIX + length)));
  } catch {
    // the cipher tells only that key and text do not fit
    return refuse('the text does not decrypt with this key', 0);
  }
}

/** Seals a message as the platform would; `random` is 16 bytes. */
export function seal(message: Uint8Array, aesKey: string, random: Uint8Array): string | null {
  const key = keyOf(aesKey);
  if (key === null) return null;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  return Buffer.concat([cipher.update(Buffer.concat([random, length, message])), cipher.final()]).toString('base64');
}

function keyOf(aesKey: string): Buffer | null {
  const key = /^[A-Za-z0-9+/]{43}$/.test(aesKey) ? Buffer.from(`${aesKey}=`, 'base64') : null;
  return key?.length === 32 ? key : null;
}
