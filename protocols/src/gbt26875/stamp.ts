import { fromHex, toHex } from '../wire/hex.ts';
import type { Dialect } from './dialect.ts';
import type { Stamp } from './frame.ts';

// GB/T 26875.3-2011, 8.2.2: second, minute, hour, day, month, year since 2000; one binary byte each.
const MINUTE = 60_000;

/** Six bytes as a time; what is no date of the calendar keeps its bytes instead. */
export function readStamp(bytes: Uint8Array, at: number, dialect: Dialect): Stamp {
  const [second, minute, hour, day, month, year] = [0, 1, 2, 3, 4, 5].map((i) => number(bytes[at + i] ?? 0, dialect));
  const time = epochOf(year ?? -1, month ?? 0, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0);
  return time === null ? { at: null, raw: toHex(bytes, at, at + 6) } : { at: time - dialect.utcOffset * MINUTE };
}

export function writeStamp(bytes: Uint8Array, at: number, stamp: Stamp, dialect: Dialect): void {
  if (stamp.at === null) {
    bytes.set((fromHex(stamp.raw) ?? new Uint8Array(6)).subarray(0, 6), at);
    return;
  }
  const local = new Date(stamp.at + dialect.utcOffset * MINUTE);
  const parts = [
    local.getUTCSeconds(),
    local.getUTCMinutes(),
    local.getUTCHours(),
    local.getUTCDate(),
    local.getUTCMonth() + 1,
    local.getUTCFullYear() - 2000,
  ];
  for (const [i, part] of parts.entries()) bytes[at + i] = dialect.clock === 'bcd' ? toBcd(part) : part;
}

function epochOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (year < 0 || year > 99 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  if (day > 28 && day > daysIn(2000 + year, month)) return null;
  return Date.UTC(2000 + year, month - 1, day, hour, minute, second);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function number(byte: number, dialect: Dialect): number {
  if (dialect.clock === 'binary') return byte;
  return byte >> 4 > 9 || (byte & 15) > 9 ? -1 : (byte >> 4) * 10 + (byte & 15);
}

function toBcd(value: number): number {
  return (Math.floor(value / 10) << 4) | (value % 10);
}
