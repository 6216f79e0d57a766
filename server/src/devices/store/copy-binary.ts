import { type BytesOut, bytesOut } from './bytes-out.ts';

/**
 * Writes rows in PostgreSQL's binary COPY format (its documentation of COPY, "Binary Format"): an 11-byte signature,
 * flags, length of extension; per row the number of fields, each with its length before it; at the end -1 for "no more".
 */
export type CopyWriter = {
  readonly row: (fields: number) => void;
  readonly null: () => void;
  readonly bytes: (value: Uint8Array) => void;
  readonly text: (value: string) => void;
  /** A 64-bit number as its two halves. */
  readonly bigint: (high: number, low: number) => void;
  /** Epoch milliseconds, and microseconds after them. */
  readonly instant: (epochMs: number, micros?: number) => void;
  readonly double: (value: number) => void;
  readonly doubles: (values: readonly (number | null)[]) => void;
  readonly texts: (values: readonly (string | null)[]) => void;
  readonly json: (value: unknown) => void;
  /** For whoever writes many equal rows by hand. */
  readonly out: BytesOut;
  /** The finished message. */
  readonly end: () => Buffer;
};

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Timestamps count from 2000-01-01. */
export const EPOCH_2000_MS = 946_684_800_000;
const TEXT_OID = 25;
export const FLOAT8_OID = 701;
export const FOUR_GIGA = 4_294_967_296;
const JSONB_VERSION = 1;

/** An empty writer with room for `size` bytes before it must grow. */
export function copyWriter(size = 65_536): CopyWriter {
  const out = bytesOut(size);
  out.raw(SIGNATURE);
  const none = () => out.int32(-1);
  const double = (value: number) => {
    out.int32(8);
    out.double(value);
  };
  const bigint = (high: number, low: number) => {
    out.int32(8);
    out.int32(high);
    out.int32(low);
  };
  /** An array of one dimension, its indexes counted from one. */
  function array<T>(values: readonly (T | null)[], oid: number, write: (value: T) => void): void {
    const done = out.lengthLater();
    out.int32(values.length === 0 ? 0 : 1);
    out.int32(values.includes(null) ? 1 : 0);
    out.int32(oid);
    if (values.length > 0) {
      out.int32(values.length);
      out.int32(1);
    }
    for (const value of values) value === null ? none() : write(value);
    done();
  }
  return {
    ...{ out, row: out.int16, null: none, bigint, double },
    text: (value) => out.text(value),
    bytes: (value) => {
      out.int32(value.length);
      out.raw(value);
    },
    instant: (epochMs, micros = 0) => {
      const since = (epochMs - EPOCH_2000_MS) * 1000 + micros;
      const high = Math.floor(since / FOUR_GIGA);
      bigint(high, since - high * FOUR_GIGA);
    },
    doubles: (values) => array(values, FLOAT8_OID, double),
    texts: (values) => array(values, TEXT_OID, (value: string) => out.text(value)),
    json: (value) => out.text(JSON.stringify(value), JSONB_VERSION),
    end: () => {
      out.int16(-1);
      return out.take();
    },
  };
}
