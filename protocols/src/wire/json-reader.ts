import { accept, type Decoded, refuse } from './decoded.ts';
import type { Json } from './json.ts';

/** How deep a document may nest; devices send two or three levels. */
export const MAX_DEPTH = 32;

/** Reads a number from its digits, or says why it will not. */
export type NumberReader = (digits: string) => number | string | null;

type Step<T> = { readonly value: T; readonly next: number };

class Wrong extends Error {
  readonly at: number;
  constructor(why: string, at: number) {
    super(why);
    this.at = at;
  }
}

/** JSON read character by character: slower than the runtime's, but it knows where it is and keeps a number's digits. */
export function readJson(text: string, readNumber: NumberReader): Decoded<Json> {
  try {
    const { value, next } = readValue(text, skip(text, 0), 0, readNumber);
    const end = skip(text, next);
    return end < text.length ? refuse('text after the end of the document', end) : accept(value);
  } catch (error) {
    if (error instanceof Wrong) return refuse(error.message, error.at);
    throw error;
  }
}

/** Where the value of a member of the outermost object lies in the text, as [from, to); null when there is none. */
export function spanOfMember(text: string, name: string): readonly [number, number] | null {
  try {
    let at = skip(text, 0) + 1;
    for (;;) {
      const key = readString(text, skip(text, at));
      const from = skip(text, skip(text, key.next) + 1);
      const { next } = readValue(text, from, 1, Number);
      if (key.value === name) return [from, next];
      at = skip(text, next);
      if (text[at++] !== ',') return null;
    }
  } catch (error) {
    if (error instanceof Wrong) return null;
    throw error;
  }
}

function readValue(text: string, at: number, depth: number, readNumber: NumberReader): Step<Json> {
  if (depth > MAX_DEPTH) throw new Wrong(`nested deeper than ${MAX_DEPTH}`, at);
  const first = text[at];
  if (first === '{') return readObject(text, at, depth, readNumber);
  if (first === '[') return readArray(text, at, depth, readNumber);
  if (first === '"') return readString(text, at);
  for (const [word, value] of WORDS) if (text.startsWith(word, at)) return { value, next: at + word.length };
  return readDigits(text, at, readNumber);
}

const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

function readObject(text: string, start: number, depth: number, readNumber: NumberReader): Step<Json> {
  const members: [string, Json][] = [];
  let at = skip(text, start + 1);
  if (text[at] === '}') return { value: {}, next: at + 1 };
  for (;;) {
    const key = readString(text, at);
    if (key.value === '__proto__') throw new Wrong('the name __proto__ is not accepted', at);
    at = skip(text, key.next);
    if (text[at] !== ':') throw new Wrong("expected ':'", at);
    const member = readValue(text, skip(text, at + 1), depth + 1, readNumber);
    members.push([key.value, member.value]);
    at = skip(text, member.next);
    if (text[at] === '}') return { value: Object.fromEntries(members), next: at + 1 };
    if (text[at] !== ',') throw new Wrong("expected ',' or '}'", at);
    at = skip(text, at + 1);
  }
}

function readArray(text: string, start: number, depth: number, readNumber: NumberReader): Step<Json> {
  const values: Json[] = [];
  let at = skip(text, start + 1);
  if (text[at] === ']') return { value: values, next: at + 1 };
  for (;;) {
    const item = readValue(text, at, depth + 1, readNumber);
    values.push(item.value);
    at = skip(text, item.next);
    if (text[at] === ']') return { value: values, next: at + 1 };
    if (text[at] !== ',') throw new Wrong("expected ',' or ']'", at);
    at = skip(text, at + 1);
  }
}

function readString(text: string, at: number): Step<string> {
  if (text[at] !== '"') throw new Wrong('expected a string', at);
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  try {
    return { value: JSON.parse(text.slice(at, end + 1)), next: end + 1 };
  } catch {
    throw new Wrong('a string that does not end or holds a wrong escape', at);
  }
}

const DIGITS = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function readDigits(text: string, at: number, readNumber: NumberReader): Step<Json> {
  DIGITS.lastIndex = at;
  const digits = DIGITS.exec(text)?.[0];
  if (digits === undefined) throw new Wrong('expected a value', at);
  const value = readNumber(digits);
  if (value === null) throw new Wrong(`the number ${digits.slice(0, 40)} is too big`, at);
  return { value, next: at + digits.length };
}

function skip(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\n' || text[end] === '\r' || text[end] === '\t') end++;
  return end;
}
