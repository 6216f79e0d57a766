import type { Observation, Reading } from '../observation.ts';
import { type CopyWriter, copyWriter, EPOCH_2000_MS, FLOAT8_OID, FOUR_GIGA } from './copy-binary.ts';
import { pointsField } from './points-field.ts';
import { type Key64, keyText } from './sequence-key.ts';

/** An observation with its key, as the writer takes it. */
export type Keyed = { readonly observation: Observation; readonly key: Key64 };

/** Columns of `observation` in the order of `groupRows`. */
export const COLUMNS = [
  'device_id',
  'at',
  'sequence',
  'received_at',
  'device_at',
  'points',
  'numbers',
  'texts',
  'events',
] as const;

/** Instant at which the store takes a group: milliseconds and the microseconds after them, strictly growing. */
export type StoreInstant = { readonly ms: number; readonly micros: number };

/** The next instant: the clock's, or a microsecond after the last one when the clock stands still or goes back. */
export function nextInstant(last: StoreInstant, nowMs: number): StoreInstant {
  if (nowMs > last.ms) return { ms: nowMs, micros: 0 };
  return last.micros < 999 ? { ms: last.ms, micros: last.micros + 1 } : { ms: last.ms + 1, micros: 0 };
}

/** RFC 3339 in UTC with microseconds. */
export function instantText({ ms, micros }: StoreInstant): string {
  return new Date(ms).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}

/** Reads what `instantText` wrote, or what PostgreSQL prints with `to_char(… 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`. */
export function instantOf(text: string): StoreInstant {
  const ms = Date.parse(`${text.slice(0, 23)}Z`);
  return { ms, micros: Number(text.slice(23, 26)) };
}

/** First instant of the UTC day, in epoch milliseconds. */
export function dayOf(epochMs: number): number {
  return epochMs - (((epochMs % 86_400_000) + 86_400_000) % 86_400_000);
}

/** Rows of one day in binary COPY format. `idBytes` gives the 16 bytes of a device's id. */
export function groupRows(
  group: readonly Keyed[],
  received: StoreInstant,
  idBytes: (id: string) => Uint8Array,
): Buffer {
  const rows = copyWriter(group.length * 256 + 64);
  for (const { observation, key } of group) {
    const { deviceId, at, deviceAt, readings, events } = observation;
    writeHead(rows, idBytes(deviceId), at.getTime(), key, received);
    if (deviceAt) rows.instant(deviceAt.getTime());
    else rows.null();
    rows.out.raw(pointsField(readings));
    writeValues(rows, readings);
    if (events.length > 0) rows.json(events);
    else rows.null();
  }
  return rows.end();
}

/** How many columns, and the first four of them: 16, 8, 8 and 8 bytes in every row, each with its length before it. */
function writeHead({ out }: CopyWriter, id: Uint8Array, at: number, key: Key64, received: StoreInstant): void {
  const from = out.open(58);
  const view = out.view();
  view.setInt16(from, COLUMNS.length);
  view.setInt32(from + 2, 16);
  const bytes = out.bytes();
  for (let i = 0; i < 16; i++) bytes[from + 6 + i] = id[i] ?? 0;
  setInstant(view, from + 22, at, 0);
  view.setInt32(from + 34, 8);
  view.setInt32(from + 38, key.high);
  view.setInt32(from + 42, key.low);
  setInstant(view, from + 46, received.ms, received.micros);
}

function setInstant(view: DataView, at: number, epochMs: number, micros: number): void {
  const since = (epochMs - EPOCH_2000_MS) * 1000 + micros;
  const high = Math.floor(since / FOUR_GIGA);
  view.setInt32(at, 8);
  view.setInt32(at + 4, high);
  view.setInt32(at + 8, since - high * FOUR_GIGA);
}

function writeValues(rows: CopyWriter, readings: readonly Reading[]): void {
  if (readings.length > 0 && readings.every(isNumber)) {
    writeNumbers(rows, readings);
    rows.null();
    return;
  }
  rows.doubles(readings.map(({ value }) => numberOf(value)));
  if (readings.every(isNumber)) rows.null();
  else rows.texts(readings.map(({ value }) => textOf(value)));
}

function isNumber({ value }: Reading): boolean {
  return typeof value === 'number';
}

/** An array of nothing but numbers, as nearly all are: one dimension, no nulls, type, length, counted from one. */
function writeNumbers({ out }: CopyWriter, readings: readonly Reading[]): void {
  const from = out.open(24 + readings.length * 12);
  const view = out.view();
  view.setInt32(from, 20 + readings.length * 12);
  view.setInt32(from + 4, 1);
  view.setInt32(from + 8, 0);
  view.setInt32(from + 12, FLOAT8_OID);
  view.setInt32(from + 16, readings.length);
  view.setInt32(from + 20, 1);
  let at = from + 24;
  for (const { value } of readings) {
    view.setInt32(at, 8);
    view.setFloat64(at + 4, Number(value));
    at += 12;
  }
}

function numberOf(value: Reading['value']): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : null;
}

function textOf(value: Reading['value']): string | null {
  return typeof value === 'number' ? null : String(value);
}

/** A value back from its row: a switch is a number with a word, a text has no number. */
export function readingValue(number: number | null, text: string | null): Reading['value'] | null {
  if (text === null) return number;
  return number === null ? text : text === 'true';
}

/** Events of a group as rows of `device_event`. */
export function eventRows(group: readonly Keyed[]) {
  return group.flatMap(({ observation: { deviceId, at, events }, key }) =>
    events.map((event, nth) => ({
      ...{ device_id: deviceId, at: at.toISOString(), sequence: keyText(key), nth },
      ...{ kind: event.kind, begun: event.on, part: event.part, text: event.text },
    })),
  );
}
