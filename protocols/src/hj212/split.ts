import { type Cut, newSplitter, type Splitter, WAIT } from '../wire/stream.ts';
import { judgeCrc, readLength } from './check.ts';
import { readCrc } from './crc.ts';
import { type Dialect, standard } from './dialect.ts';

// HJ 212-2017, 6.3: '##', four digits of length, data segment, four hex digits of CRC, CR LF.
const HASH = 0x23;
const AMPERSAND = 0x26;
const CR = 0x0d;
const LF = 0x0a;
export const PREFIX = 6;
export const CRC = 4;

/** Whose dialect holds: `base` until a packet does not stand it, then that of the logger it says it is from. */
export type Loggers = {
  readonly base: Dialect;
  /** `mn` is null where the packet names none. */
  readonly ofPacket?: (mn: string | null) => Dialect;
};

/** Longest segment four digits of length can tell. */
const LONGEST = 9_999;

/** Cuts packets from '##' to the CRC. The line end belongs to no packet: many loggers leave it out. */
export function newPacketSplitter(dialect: Dialect | Loggers = standard): Splitter {
  const loggers: Loggers = 'base' in dialect ? dialect : { base: dialect };
  const bound = (loggers.ofPacket ? LONGEST : loggers.base.maxSegment) + PREFIX + CRC + 2;
  return newSplitter((buffer, from) => cutAt(buffer, from, loggers), bound);
}

function cutAt(buffer: Uint8Array, from: number, { base, ofPacket }: Loggers): Cut {
  if (isLineEnd(buffer[from])) return { kind: 'gap', length: 1 };
  if (buffer[from] !== HASH) return { kind: 'noise', length: untilStart(buffer, from), why: 'no start mark ##' };
  if (buffer.length - from < 2) return WAIT;
  if (buffer[from + 1] !== HASH) return skipOne('no start mark ##');
  if (buffer.length - from < PREFIX) return WAIT;
  const length = readLength(buffer, from + 2);
  if (length < 0) return skipOne('no four digits of length after ##');
  const cut = cutBy(buffer, from, length, base);
  if (cut.kind === 'frame' || !ofPacket) return cut;
  // A packet that does not stand the common rules may stand those of its own logger.
  const mn = mnIn(buffer, from + PREFIX);
  if (mn === undefined) return WAIT;
  const own = ofPacket(mn);
  return own === base ? cut : cutBy(buffer, from, length, own);
}

function cutBy(buffer: Uint8Array, from: number, length: number, dialect: Dialect): Cut {
  return dialect.length === 'ignored' ? cutByEnd(buffer, from, dialect) : cutByLength(buffer, from, length, dialect);
}

const SEMICOLON = 0x3b;
const LONGEST_MN = 64;
const HEAD = 400;

/** The MN a segment names; null where its head is whole and names none, undefined while that cannot be told. */
export function mnIn(buffer: Uint8Array, from: number): string | null | undefined {
  const limit = Math.min(buffer.length, from + HEAD);
  for (let at = from; at + 2 <= limit; at++) {
    // the head ends where CP=&& or a bare && begins
    if (buffer[at] === AMPERSAND && buffer[at + 1] === AMPERSAND) return null;
    const isField = at === from || buffer[at - 1] === SEMICOLON;
    if (!isField || at + 3 > limit || buffer[at] !== 0x4d || buffer[at + 1] !== 0x4e || buffer[at + 2] !== 0x3d)
      continue;
    return valueAt(buffer, at + 3);
  }
  return limit === from + HEAD ? null : undefined;
}

function valueAt(buffer: Uint8Array, from: number): string | null | undefined {
  let text = '';
  for (let at = from; at < from + LONGEST_MN; at++) {
    const byte = buffer[at];
    if (byte === undefined) return undefined;
    if (byte === SEMICOLON || byte === AMPERSAND) return text === '' ? null : text;
    text += String.fromCharCode(byte);
  }
  return null;
}

function cutByLength(buffer: Uint8Array, from: number, length: number, dialect: Dialect): Cut {
  if (length > dialect.maxSegment) return skipOne(`segment length ${length} is above ${dialect.maxSegment}`);
  const end = from + PREFIX + length;
  if (buffer.length < end + CRC) return WAIT;
  if (!isClosed(buffer, end)) return skipOne('no && where the length says');
  if (judgeCrc(buffer, from + PREFIX, end, dialect) === 'wrong') return skipOne('wrong CRC');
  return { kind: 'frame', length: PREFIX + length + CRC };
}

/** For loggers whose length is not to be trusted: the end is `&&`, four hex digits and a line end or the next start. */
function cutByEnd(buffer: Uint8Array, from: number, dialect: Dialect): Cut {
  const limit = from + PREFIX + dialect.maxSegment;
  for (let at = from + PREFIX; at < limit; at++) {
    if (at + CRC >= buffer.length) return WAIT;
    if (buffer[at] === HASH && buffer[at + 1] === HASH)
      return { kind: 'noise', length: at - from, why: 'the next ## comes before an end' };
    if (!isClosed(buffer, at) || readCrc(buffer, at) < 0) continue;
    if (!isLineEnd(buffer[at + CRC]) && buffer[at + CRC] !== HASH) continue;
    if (judgeCrc(buffer, from + PREFIX, at, dialect) === 'wrong') return skipOne('wrong CRC');
    return { kind: 'frame', length: at + CRC - from };
  }
  return skipOne(`no end within ${dialect.maxSegment} bytes`);
}

function isClosed(buffer: Uint8Array, end: number): boolean {
  return buffer[end - 1] === AMPERSAND && buffer[end - 2] === AMPERSAND;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}

function skipOne(why: string): Cut {
  return { kind: 'noise', length: 1, why };
}

function untilStart(buffer: Uint8Array, from: number): number {
  let at = from;
  while (at < buffer.length && buffer[at] !== HASH && !isLineEnd(buffer[at])) at++;
  return at - from;
}
