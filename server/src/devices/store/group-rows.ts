import type { Observation, Reading } from '../observation.ts';
import { type CopyWriter, copyWriter } from './copy-binary.ts';
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
): CopyWriter {
  const out = copyWriter(group.length * 256 + 64);
  for (const { observation, key } of group) {
    out.row(COLUMNS.length);
    out.bytes(idBytes(observation.deviceId));
    out.instant(observation.at.getTime());
    out.bigint(key.high, key.low);
    out.instant(received.ms, received.micros);
    if (observation.deviceAt) out.instant(observation.deviceAt.getTime());
    else out.null();
    writeReadings(out, observation.readings);
    if (observation.events.length > 0) out.json(observation.events);
    else out.null();
  }
  return out;
}

function writeReadings(out: CopyWriter, readings: readonly Reading[]): void {
  out.texts(readings.map(({ point }) => point));
  out.doubles(readings.map(({ value }) => numberOf(value)));
  const texts = readings.map(({ value }) => textOf(value));
  if (texts.every((text) => text === null)) out.null();
  else out.texts(texts);
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
