import type { Decoded } from '../wire/decoded.ts';
import { type DialectBook, dialectsByText, oneOf, readDialect, wholeNumber } from '../wire/read-dialect.ts';
import { ANALOG_TYPE, type Scale } from './table.ts';

/** What one make does differently from the letter of the standard. Data for a device profile, not code. */
export type Dialect = {
  readonly name: string;
  /** Some NB-IoT models send 00 where the sum belongs. */
  readonly checksum: 'required' | 'ignored';
  /** Whole lengths of packets that share `@@ … ##` with this protocol but are another one; reported as noise at once. */
  readonly foreignLengths: readonly number[];
  /** One vendor's papers show decimal-coded times. */
  readonly clock: 'binary' | 'bcd';
  /** Minutes east of UTC of the device's clock. */
  readonly utcOffset: number;
  /** What a state of all zeros says: by the letter a test, in the field "restored". */
  readonly zeroState: 'clear' | 'test';
  /** Where the device tells who it is. */
  readonly identity: 'source' | 'destination' | 'peer';
  /** Which half of the 32-bit component address is the loop (区号). */
  readonly loop: 'high' | 'low';
  /** Scales that differ from 8.2.1.3, by analog type (0.1 MPa is too coarse for water, so makers bend it). */
  readonly scales: Readonly<Record<number, Scale>>;
  /** Bytes of one object where they differ from 8.3.1, by unit type: what is missing at its end reads as zero. */
  readonly objectSizes: Readonly<Record<number, number>>;
  /** Commands 128–255 (6.6, table 2) are the maker's own: they are kept unread, and confirmed or denied. */
  readonly userCommands: 'confirmed' | 'denied';
};

export const standard: Dialect = {
  name: 'GB/T 26875.3-2011',
  checksum: 'required',
  foreignLengths: [],
  clock: 'binary',
  utcOffset: 480,
  zeroState: 'clear',
  identity: 'source',
  loop: 'high',
  scales: {},
  objectSizes: {},
  userCommands: 'denied',
};

/** Dialects met in the field; a device names one, several, or spells its own out. */
export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  'dahua-style': { ...standard, name: 'address in the destination field, 0 means restored', identity: 'destination' },
  'peer-address': { ...standard, name: 'no address of its own, known by where it connects from', identity: 'peer' },
  'nb-iot-no-sum': { ...standard, name: 'no checksum', checksum: 'ignored' },
  'short-keepalive': {
    ...standard,
    name: '19-byte keepalive of another protocol between packets',
    foreignLengths: [19],
  },
  'bcd-clock': { ...standard, name: 'times in decimal code', clock: 'bcd' },
  'zero-is-test': { ...standard, name: 'a state of 0 is a test, by the letter', zeroState: 'test' },
  'loop-low': { ...standard, name: 'loop in the low half of the address', loop: 'low' },
  'user-commands': { ...standard, name: 'commands of its own, to be confirmed', userCommands: 'confirmed' },
  'water-kilopascal-hundredths': {
    ...standard,
    name: 'type 4 in 0.001 MPa',
    scales: { 4: { name: '压力', unit: 'MPa', divisor: 1000 } },
  },
};

const book: DialectBook<Dialect> = {
  standard,
  named: dialects,
  settings: {
    checksum: oneOf<Dialect, 'checksum'>('checksum', { required: 'required', ignored: 'ignored' }),
    clock: oneOf<Dialect, 'clock'>('clock', { binary: 'binary', bcd: 'bcd' }),
    zero: oneOf<Dialect, 'zeroState'>('zeroState', { clear: 'clear', test: 'test' }),
    identity: oneOf<Dialect, 'identity'>('identity', { source: 'source', destination: 'destination', peer: 'peer' }),
    loop: oneOf<Dialect, 'loop'>('loop', { high: 'high', low: 'low' }),
    user: oneOf<Dialect, 'userCommands'>('userCommands', { confirmed: 'confirmed', denied: 'denied' }),
    utc: wholeNumber<Dialect, 'utcOffset'>('utcOffset', -840, 840),
    foreign: (dialect, text) => {
      const length = lengthOf(text, 4, 29);
      return length === null ? null : { ...dialect, foreignLengths: [...dialect.foreignLengths, length] };
    },
    object: (dialect, text, key) => {
      const [type, size] = [lengthOf(key, 1, 254), lengthOf(text, 1, 1022)];
      if (type === null || size === null) return null;
      return { ...dialect, objectSizes: { ...dialect.objectSizes, [type]: size } };
    },
    scale: (dialect, text, key) => {
      const [, unit = '', digits = ''] = /^(.{1,12})\/(\d{1,6})$/.exec(text) ?? [];
      const [type, divisor] = [lengthOf(key, 1, 255), Number(digits)];
      const name = (type && ANALOG_TYPE[type]?.name) || '模拟量';
      return type && divisor > 0
        ? { ...dialect, scales: { ...dialect.scales, [type]: { name, unit, divisor } } }
        : null;
    },
  },
};

/** Reads what is set for a device: names of `dialects`, and settings such as `clock=bcd scale.4=MPa/1000 object.2=40`. */
export function readDialectText(text: string): Decoded<Dialect> {
  return readDialect(text, book);
}

/** The same for frames: read once, and the standard where it does not fit. */
export const dialectNamed = dialectsByText(book);

function lengthOf(text: string, least: number, most: number): number | null {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return value >= least && value <= most ? value : null;
}
