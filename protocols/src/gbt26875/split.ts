import { u16, u48 } from '../wire/little-endian.ts';
import { type Cut, newSplitter, type Splitter, WAIT } from '../wire/stream.ts';
import { type Dialect, standard } from './dialect.ts';

// GB/T 26875.3-2011, 6.6: '@@' … length at 24 … command at 26, unit, sum, '##'. Offsets here count from 0.
export const START = 0x40;
export const END = 0x23;
export const HEADER = 27;
export const OVERHEAD = 30;
export const MAX_UNIT = 1024;

/** Whose dialect holds on a connection: that of who was heard on it last, or of who a packet says it is from. */
export type Speakers = {
  readonly ofConnection: () => Dialect;
  /** By the two addresses of a packet whose sum is wrong, as 12 hex digits. */
  readonly ofPacket: (source: string, destination: string) => Dialect;
};

/** Cuts packets by their length field, never by searching '##', which payloads contain too. */
export function newPacketSplitter(dialect: Dialect | Speakers = standard): Splitter {
  const speakers = 'ofPacket' in dialect ? dialect : { ofConnection: () => dialect, ofPacket: () => dialect };
  return newSplitter((buffer, from) => cutAt(buffer, from, speakers), OVERHEAD + MAX_UNIT);
}

/** Arithmetic sum modulo 256 of bytes `from` (included) to `to` (excluded). */
export function sum(bytes: Uint8Array, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at++) total += bytes[at] ?? 0;
  return total & 0xff;
}

function cutAt(buffer: Uint8Array, from: number, speakers: Speakers): Cut {
  const held = buffer.length - from;
  if (buffer[from] !== START) return { kind: 'noise', length: untilStart(buffer, from), why: 'no start mark @@' };
  if (held < 2) return WAIT;
  if (buffer[from + 1] !== START) return skipOne('no start mark @@');
  const foreign = foreignLength(buffer, from, speakers.ofConnection().foreignLengths);
  if (foreign > 0) return { kind: 'noise', length: foreign, why: `a ${foreign}-byte packet of another protocol` };
  if (held < 26) return WAIT;
  const unit = u16(buffer, from + 24);
  if (unit > MAX_UNIT) return skipOne(`unit length ${unit} is above ${MAX_UNIT}`);
  const length = OVERHEAD + unit;
  if (held < length) return WAIT;
  if (buffer[from + length - 2] !== END || buffer[from + length - 1] !== END)
    return skipOne('no end mark ## where the length says');
  const isRight = sum(buffer, from + 2, from + HEADER + unit) === buffer[from + HEADER + unit];
  return isRight || sendsNoSum(buffer, from, speakers) ? { kind: 'frame', length } : skipOne('wrong checksum');
}

function sendsNoSum(buffer: Uint8Array, from: number, speakers: Speakers): boolean {
  const [source, destination] = [addressText(u48(buffer, from + 12)), addressText(u48(buffer, from + 18))];
  return speakers.ofPacket(source, destination).checksum === 'ignored';
}

/** An address as its device is known by: 12 hex digits, high byte first. */
export function addressText(address: number): string {
  return address.toString(16).padStart(12, '0');
}

function skipOne(why: string): Cut {
  return { kind: 'noise', length: 1, why };
}

function untilStart(buffer: Uint8Array, from: number): number {
  const next = buffer.indexOf(START, from);
  return (next < 0 ? buffer.length : next) - from;
}

function foreignLength(buffer: Uint8Array, from: number, lengths: readonly number[]): number {
  for (const length of lengths) {
    const end = from + length;
    if (end <= buffer.length && buffer[end - 1] === END && buffer[end - 2] === END) return length;
  }
  return 0;
}
