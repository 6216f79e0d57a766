import { crcModbus } from '../wire/crc-modbus.ts';
import { type Cut, newSplitter, type Splitter, WAIT } from '../wire/stream.ts';

// A5 5A, command, whole length (high byte first), 12 characters of id … CRC (high byte first), 55 AA
export const START = [0xa5, 0x5a] as const;
export const END = [0x55, 0xaa] as const;
/** Up to and with the alarm byte. */
export const HEADER = 25;
export const TAIL = 4;
export const MAX_LENGTH = 2048;

export function newFrameSplitter(): Splitter {
  return newSplitter(cutAt, MAX_LENGTH);
}

function cutAt(buffer: Uint8Array, from: number): Cut {
  const held = buffer.length - from;
  if (buffer[from] !== START[0]) {
    const next = buffer.indexOf(START[0], from);
    return { kind: 'noise', length: (next < 0 ? buffer.length : next) - from, why: 'no start mark A5 5A' };
  }
  if (held < 2) return WAIT;
  if (buffer[from + 1] !== START[1]) return skipOne('no start mark A5 5A');
  if (held < 5) return WAIT;
  const length = u16(buffer, from + 3);
  if (length < HEADER + TAIL || length > MAX_LENGTH) return skipOne(`length ${length} is out of range`);
  if (held < length) return WAIT;
  const why = wrongWith(buffer.subarray(from, from + length));
  return why === null ? { kind: 'frame', length } : skipOne(why.why);
}

/** What is wrong with the closing bytes of a frame, and where. */
export function wrongWith(frame: Uint8Array): { readonly why: string; readonly at: number } | null {
  const end = frame.length - 2;
  if (frame[end] !== END[0] || frame[end + 1] !== END[1]) return { why: 'no end mark 55 AA', at: end };
  return u16(frame, end - 2) === crcModbus(frame, 0, end - 2) ? null : { why: 'wrong CRC', at: end - 2 };
}

export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function skipOne(why: string): Cut {
  return { kind: 'noise', length: 1, why };
}
