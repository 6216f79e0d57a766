import { lookUp } from '../wire/look-up.ts';
import { type Dialect, standard } from './dialect.ts';
import { factorOf, factorOfOldCode } from './factors.ts';
import { headerOf, type Item, type Message } from './message.ts';
import { SPAN } from './table.ts';

/** One reported value. `kind` is Rtd, Avg, Min, Max, Cou …; `value` is null when the text is no number. */
export type Reading = {
  readonly factor: string;
  readonly name: string | null;
  readonly kind: string;
  readonly value: number | null;
  readonly text: string;
  readonly unit: string | null;
  /** N normal, F stopped, M maintenance, D fault … (6.6.4, table 8); null when not sent. */
  readonly flag: string | null;
};

export type Report = {
  /** Epoch milliseconds; for minute, hour and day data the start of the period. */
  readonly at: number | null;
  readonly span: 'now' | 'minute' | 'hour' | 'day' | null;
  readonly readings: readonly Reading[];
};

/** The values a data packet reports. Fields split as factor-kind at the last '-'. */
export function reportOf(message: Message, dialect: Dialect = standard): Report {
  const { cn } = headerOf(message);
  const items = message.cp ?? [];
  const flags = flagsOf(items);
  const readings: Reading[] = [];
  for (const item of items) {
    for (const { name, value } of item) {
      const dash = name.lastIndexOf('-');
      if (dash <= 0 || value === null || name.endsWith('-Flag')) continue;
      readings.push(readingOf(name.slice(0, dash), name.slice(dash + 1), value, flags, dialect));
    }
  }
  return { at: timeOf(cpValue(message, 'DataTime'), dialect), span: lookUp(SPAN, cn) ?? null, readings };
}

function flagsOf(items: readonly Item[]): ReadonlyMap<string, string> {
  let flags: Map<string, string> | null = null;
  for (const item of items) {
    for (const { name, value } of item) {
      if (value === null || !name.endsWith('-Flag')) continue;
      flags ??= new Map();
      flags.set(name.slice(0, -5), value);
    }
  }
  return flags ?? NO_FLAGS;
}

const NO_FLAGS: ReadonlyMap<string, string> = new Map();

/** The value of a plain CP field such as `QnRtn`, `RestartTime` or `PolId`. */
export function cpValue(message: Message, name: string): string | null {
  for (const item of message.cp ?? []) for (const field of item) if (field.name === name) return field.value;
  return null;
}

/** yyyyMMddHHmmss, with or without milliseconds after it, as epoch milliseconds; null when it is no time. */
export function timeOf(text: string | null, dialect: Dialect = standard): number | null {
  if (text === null || !/^\d{14}(\d{3})?$/.test(text)) return null;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const [month, day, hour] = [part(4, 6), part(6, 8), part(8, 10)];
  const at = Date.UTC(part(0, 4), month - 1, day, hour, part(10, 12), part(12, 14), part(14, 17));
  const read = new Date(at);
  // Date.UTC carries over what the calendar or the clock does not have; a carried part reads back changed
  const carried = read.getUTCMonth() + 1 !== month || read.getUTCDate() !== day || read.getUTCHours() !== hour;
  if (carried || part(10, 12) > 59 || part(12, 14) > 59) return null;
  return at - dialect.utcOffset * 60_000;
}

/** Epoch milliseconds as yyyyMMddHHmmss; with `millis` as the 17 digits of QN. */
export function timeText(at: number, millis: boolean, dialect: Dialect = standard): string {
  const digits = new Date(at + dialect.utcOffset * 60_000).toISOString().replace(/\D/g, '');
  return digits.slice(0, millis ? 17 : 14);
}

function readingOf(
  sent: string,
  kind: string,
  text: string,
  flags: ReadonlyMap<string, string>,
  dialect: Dialect,
): Reading {
  const alias = lookUp(dialect.aliases, sent) ?? sent;
  const row = factorOf(alias) ?? factorOfOldCode(alias);
  const factor = row?.[0] ?? alias;
  const unit = kind === 'Cou' ? row?.[4] : (lookUp(dialect.units, factor) ?? row?.[3]);
  const value = /^[-+]?\d+(\.\d*)?([eE][-+]?\d+)?$/.test(text) ? Number(text) : null;
  return { factor, name: row?.[1] ?? null, kind, value, text, unit: unit ?? null, flag: flags.get(sent) ?? null };
}
