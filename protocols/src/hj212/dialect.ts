import type { Decoded } from '../wire/decoded.ts';
import { type DialectBook, dialectsByText, oneOf, readDialect, wholeNumber } from '../wire/read-dialect.ts';

/** What one make does differently from the letter of HJ 212. Data for a device profile, not code. */
export type Dialect = {
  readonly name: string;
  /** Some makers compute the MODBUS check instead; papers contain invented ones. */
  readonly crc: 'required' | 'modbus-too' | 'ignored';
  readonly crcCase: 'any' | 'upper';
  /** `ignored` finds the end by `&&`, four hex digits and a line end instead. */
  readonly length: 'required' | 'ignored';
  /** Longest data segment in bytes; 1,024 in the 2017 edition. */
  readonly maxSegment: number;
  readonly text: 'utf-8' | 'gb18030';
  /** Minutes east of UTC of the logger's clock. */
  readonly utcOffset: number;
  /** Units that differ from annex B, by factor. */
  readonly units: Readonly<Record<string, string>>;
  /** Factors under another name, by the name the make uses. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What is sent times this is in the unit the town reckons in, by factor. */
  readonly scales: Readonly<Record<string, number>>;
};

export const standard: Dialect = {
  name: 'HJ 212-2017',
  crc: 'required',
  crcCase: 'any',
  length: 'required',
  maxSegment: 1024,
  text: 'utf-8',
  utcOffset: 480,
  // annex B prints ng/m³ for dust; every monitor met sends µg/m³
  units: { a34001: '微克/立方米', a34002: '微克/立方米', a34004: '微克/立方米', a34005: '微克/立方米' },
  aliases: {},
  scales: {},
};

/** Particulate factors: TSP, PM10, PM2.5, PM1. */
const DUST = ['a34001', 'a34002', 'a34004', 'a34005'] as const;

/** Dialects met in the field; a device names one, several, or spells its own out. */
export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  strict: { ...standard, name: 'nothing but the letter', crcCase: 'upper' },
  'modbus-crc': { ...standard, name: 'MODBUS check', crc: 'modbus-too' },
  'no-crc': { ...standard, name: 'check not to be trusted', crc: 'ignored' },
  'wrong-length': { ...standard, name: 'length not to be trusted', length: 'ignored' },
  'long-segment': { ...standard, name: 'segments above 1,024 bytes', maxSegment: 9_999 },
  'dust-milligrams': { ...standard, name: 'dust in mg/m³', units: ofDust('毫克/立方米') },
  'dust-micrograms': {
    ...standard,
    name: 'dust in µg/m³, reckoned in mg/m³',
    units: ofDust('毫克/立方米'),
    scales: ofDust(0.001),
  },
  'repeated-kind': {
    ...standard,
    name: 'LA-Rtd-Rtd for LA-Rtd',
    aliases: { 'LA-Rtd': 'LA', 'Leq-Rtd': 'Leq', 'LA-Avg': 'LA', 'Leq-Avg': 'Leq' },
  },
  'gbk-text': { ...standard, name: 'site text in GB 18030', text: 'gb18030' },
};

function ofDust<T>(value: T): Readonly<Record<string, T>> {
  return Object.fromEntries(DUST.map((factor) => [factor, value]));
}

const book: DialectBook<Dialect> = {
  standard,
  named: dialects,
  settings: {
    crc: oneOf<Dialect, 'crc'>('crc', { required: 'required', 'modbus-too': 'modbus-too', ignored: 'ignored' }),
    length: oneOf<Dialect, 'length'>('length', { required: 'required', ignored: 'ignored' }),
    text: oneOf<Dialect, 'text'>('text', { 'utf-8': 'utf-8', gb18030: 'gb18030' }),
    utc: wholeNumber<Dialect, 'utcOffset'>('utcOffset', -840, 840),
    segment: wholeNumber<Dialect, 'maxSegment'>('maxSegment', 64, 9_999),
    unit: (dialect, unit, factor) => (factor ? { ...dialect, units: { ...dialect.units, [factor]: unit } } : null),
    alias: (dialect, factor, sent) => (sent ? { ...dialect, aliases: { ...dialect.aliases, [sent]: factor } } : null),
    scale: (dialect, text, factor) => {
      const times = /^\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : 0;
      return factor && times > 0 ? { ...dialect, scales: { ...dialect.scales, [factor]: times } } : null;
    },
  },
};

/** Reads what is set for a logger: names of `dialects`, and settings such as `crc=ignored scale.a34001=0.001`. */
export function readDialectText(text: string): Decoded<Dialect> {
  return readDialect(text, book);
}

/** The same for packets: read once, and the standard where it does not fit. */
export const dialectNamed = dialectsByText(book);
