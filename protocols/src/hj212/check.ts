import { crcModbus } from '../wire/crc-modbus.ts';
import { crcHj212, readCrc } from './crc.ts';
import type { Dialect } from './dialect.ts';

export type CrcVerdict = 'right' | 'modbus' | 'ignored' | 'wrong';

/** Judges the four digits after the segment `from`…`to` as the dialect allows. */
export function judgeCrc(bytes: Uint8Array, from: number, to: number, dialect: Dialect): CrcVerdict {
  const sent = readCrc(bytes, to);
  if (sent < 0 || (dialect.crcCase === 'upper' && hasLowerCase(bytes, to))) return 'wrong';
  if (sent === crcHj212(bytes, from, to)) return 'right';
  if (dialect.crc === 'ignored') return 'ignored';
  return dialect.crc === 'modbus-too' && sent === crcModbus(bytes, from, to) ? 'modbus' : 'wrong';
}

/** Four decimal digits; -1 when they are none. */
export function readLength(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function hasLowerCase(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 4; i++) if ((bytes[i] ?? 0) >= 0x61) return true;
  return false;
}
