import { REFLECTED_8005 } from '../wire/crc-modbus.ts';

/** All that a step hands to the next: the high byte. */
const HIGH = Uint8Array.from(REFLECTED_8005, (crc) => crc >> 8);

/** HJ 212-2017, annex A: the register is shifted right by eight and its low byte lost before each byte goes in. Not MODBUS. */
export function crcHj212(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to) return 0xffff;
  let high = 0xff;
  for (let at = from; at < to - 1; at++) high = HIGH[high ^ (bytes[at] ?? 0)] ?? 0;
  return REFLECTED_8005[high ^ (bytes[to - 1] ?? 0)] ?? 0;
}

/** Four hex digits as a number; -1 when they are none. */
export function readCrc(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = hexDigit(bytes[i] ?? 0);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}
