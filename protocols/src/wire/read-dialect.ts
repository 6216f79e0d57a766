import { accept, type Decoded, refuse } from './decoded.ts';

/** How `name=value` or `name.key=value` changes a dialect; null where the value does not fit. */
export type Setting<D> = (dialect: D, value: string, key: string) => D | null;

/** What a dialect's text may be made of: rows by name, and settings by name. */
export type DialectBook<D> = {
  readonly standard: D;
  readonly named: Readonly<Record<string, D>>;
  readonly settings: Readonly<Record<string, Setting<D>>>;
};

/**
 * Reads how a make departs from its protocol: names and settings with spaces between, such as
 * `dahua-style clock=bcd scale.4=MPa/1000`. What a name leaves as the standard has it, it does not change.
 */
export function readDialect<D extends object>(text: string, book: DialectBook<D>): Decoded<D> {
  let dialect = book.standard;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const next = withWord(dialect, word, book);
    if (typeof next === 'string') return refuse(next, index);
    dialect = next;
  }
  return accept(dialect === book.standard ? dialect : { ...dialect, name: text.trim() });
}

function withWord<D extends object>(dialect: D, word: string, book: DialectBook<D>): D | string {
  const equals = word.indexOf('=');
  if (equals < 0) {
    const row = Object.hasOwn(book.named, word) ? book.named[word] : undefined;
    return row ? merged(dialect, row, book.standard) : `${word} is none of ${Object.keys(book.named).join(', ')}`;
  }
  const [name = '', key = ''] = split(word.slice(0, equals), '.');
  const setting = Object.hasOwn(book.settings, name) ? book.settings[name] : undefined;
  if (!setting) return `${name} is none of ${Object.keys(book.settings).join(', ')}`;
  return setting(dialect, word.slice(equals + 1), key) ?? `${word} does not fit`;
}

function merged<D extends object>(dialect: D, row: D, standard: D): D {
  const changes = Object.entries(row).flatMap(([name, value]) => {
    const [plain, now] = [memberOf(standard, name), memberOf(dialect, name)];
    if (value === plain || name === 'name') return [];
    const both = isRecord(value) && isRecord(now) ? { ...now, ...value } : value;
    return [[name, both] as const];
  });
  return changes.length === 0 ? dialect : { ...dialect, ...Object.fromEntries(changes) };
}

function memberOf(dialect: object, name: string): unknown {
  return Object.entries(dialect).find(([each]) => each === name)?.[1];
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A setting that takes one of these words. */
export function oneOf<D, K extends keyof D>(member: K, words: Readonly<Record<string, D[K]>>): Setting<D> {
  return (dialect, word) => {
    const value = Object.hasOwn(words, word) ? words[word] : undefined;
    return value === undefined ? null : { ...dialect, [member]: value };
  };
}

/** A setting that takes a whole number from `least` to `most`. */
export function wholeNumber<D, K extends keyof D>(member: K, least: number, most: number): Setting<D> {
  return (dialect, text) => {
    const value = /^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? { ...dialect, [member]: value } : null;
  };
}

/** Reads texts once and remembers them; a text that does not fit is the standard. Devices of one make share theirs. */
export function dialectsByText<D extends object>(book: DialectBook<D>): (text: string | null) => D {
  const known = new Map<string, D>();
  return (text) => {
    if (text === null) return book.standard;
    const found = known.get(text);
    if (found) return found;
    const read = readDialect(text, book);
    const dialect = read.ok ? read.value : book.standard;
    if (known.size < MOST_REMEMBERED) known.set(text, dialect);
    return dialect;
  };
}

const MOST_REMEMBERED = 10_000;
