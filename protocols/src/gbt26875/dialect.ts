import type { Scale } from './table.ts';

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
};

/** Dialects met in the field; a device profile names one or spells its own out. */
export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  'dahua-style': { ...standard, name: 'address in the destination field, 0 means restored', identity: 'destination' },
  'nb-iot-no-sum': { ...standard, name: 'no checksum', checksum: 'ignored' },
  'short-keepalive': {
    ...standard,
    name: '19-byte keepalive of another protocol between packets',
    foreignLengths: [19],
  },
  'water-kilopascal-hundredths': {
    ...standard,
    name: 'type 4 in 0.001 MPa',
    scales: { 4: { name: '压力', unit: 'MPa', divisor: 1000 } },
  },
};
