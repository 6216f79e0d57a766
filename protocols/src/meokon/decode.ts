import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { toHex } from '../wire/hex.ts';
import type { Frame } from './frame.ts';
import { HEADER, START, TAIL, u16, wrongWith } from './split.ts';

const FIXED = 10; // low, high, current (2 each), time (4)

/** One frame of a MEOKON wireless terminal (protocol V3.0, section 2). */
export function decode(bytes: Uint8Array): Decoded<Frame> {
  if (bytes.length < HEADER + TAIL)
    return refuse(`${bytes.length} bytes are fewer than the shortest frame of ${HEADER + TAIL}`, bytes.length);
  if (bytes[0] !== START[0] || bytes[1] !== START[1]) return refuse('no start mark A5 5A', 0);
  if (u16(bytes, 3) !== bytes.length) return refuse(`length says ${u16(bytes, 3)}, got ${bytes.length} bytes`, 3);
  const wrong = wrongWith(bytes);
  if (wrong !== null) return refuse(wrong.why, wrong.at);
  const id = bytes.subarray(5, 17);
  const odd = id.findIndex((byte) => byte < 0x20 || byte > 0x7e);
  if (odd >= 0) return refuse('the device id holds a byte that is no character', 5 + odd);
  return accept({
    command: bytes[2] ?? 0,
    deviceId: String.fromCharCode(...id),
    power: bytes[17] ?? 0,
    rssi: ((bytes[18] ?? 0) << 24) >> 24,
    interval: u16(bytes, 19),
    deviceType: bytes[23] ?? 0,
    alarms: bytes[24] ?? 0,
    body: bodyOf(bytes, u16(bytes, 21)),
  });
}

function bodyOf(bytes: Uint8Array, count: number): Frame['body'] {
  const end = bytes.length - TAIL;
  if (end - HEADER !== FIXED + 2 * count) return { kind: 'opaque', count, hex: toHex(bytes, HEADER, end) };
  return {
    kind: 'report',
    low: i16(bytes, HEADER),
    high: i16(bytes, HEADER + 2),
    current: i16(bytes, HEADER + 4),
    at: (u16(bytes, HEADER + 6) * 0x10000 + u16(bytes, HEADER + 8)) * 1000,
    records: Array.from({ length: count }, (_, i) => i16(bytes, HEADER + FIXED + 2 * i)),
  };
}

function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16;
}
