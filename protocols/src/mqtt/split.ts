import { LENGTH_BYTES } from './table.ts';

/**
 * Bytes of the packet that begins at `from`, its header included: 0 while too few have come to tell, -1 when the length
 * is none (2.2.3). TCP loses nothing and MQTT has no start mark, so behind a wrong length nothing can be read any more.
 */
export function packetLength(buffer: Uint8Array, from: number): number {
  let length = 0;
  let factor = 1;
  for (let digit = 1; digit <= LENGTH_BYTES; digit++) {
    const byte = buffer[from + digit];
    if (byte === undefined) return 0;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) return 1 + digit + length;
    factor *= 128;
  }
  return -1;
}
