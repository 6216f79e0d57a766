import { decodeWithin } from '@chengyun/protocols/mqtt/decode';
import type { Packet } from '@chengyun/protocols/mqtt/packet';
import { packetLength } from '@chengyun/protocols/mqtt/split';

/** Longest CONNECT and longest packet after it, in bytes with their header. */
const FIRST = 4_096;
const LATER = 262_144;

const NOTHING = Buffer.alloc(0);

/**
 * Reads the packets of one connection, in their order. False from the first that cannot be read, is not taken, or is too
 * long, which its header tells before a byte of it is kept: the connection is then to be closed (MQTT 3.1.1, 4.8).
 */
export function packetStream(take: (packet: Packet) => boolean): (chunk: Uint8Array) => boolean {
  /** A header that is not whole yet. */
  let header: Uint8Array = NOTHING;
  /** A packet of which a part has come, with room for the rest. */
  let partial = NOTHING;
  let filled = 0;
  let most = FIRST;

  function one(buffer: Uint8Array, from: number, to: number): boolean {
    const packet = decodeWithin(buffer, from, to);
    if (!packet.ok || !take(packet.value)) return false;
    most = LATER;
    return true;
  }
  function read(buffer: Uint8Array): boolean {
    for (let from = 0; from < buffer.length; ) {
      const length = packetLength(buffer, from);
      if (length < 0 || length > most) return false;
      if (length === 0) {
        header = buffer.slice(from);
        return true;
      }
      if (from + length > buffer.length) {
        partial = Buffer.allocUnsafe(length);
        filled = 0;
        fill(buffer.subarray(from));
        return true;
      }
      if (!one(buffer, from, from + length)) return false;
      from += length;
    }
    return true;
  }
  /** Gives the number of bytes it took. */
  function fill(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, partial.length - filled);
    partial.set(taken, filled);
    filled += taken.length;
    return taken.length;
  }
  return (chunk) => {
    if (header.length > 0) {
      const joined = Buffer.concat([header, chunk]);
      header = NOTHING;
      return read(joined);
    }
    if (partial.length === 0) return read(chunk);
    const taken = fill(chunk);
    if (filled < partial.length) return true;
    const whole = partial;
    partial = NOTHING;
    return one(whole, 0, whole.length) && read(chunk.subarray(taken));
  };
}
