import { accept, type Decoded, type Refused, refuse } from './decoded.ts';
import { isList, isObject, type Json, type JsonObject } from './json.ts';

/** Reads the members of an object one by one and remembers the first that is wrong, so that decoders read like tables. */
export type Fields = {
  readonly text: (name: string) => string;
  readonly textOr: <T>(name: string, otherwise: T) => string | T;
  readonly number: (name: string) => number;
  readonly numberOr: <T>(name: string, otherwise: T) => number | T;
  readonly flagOr: <T>(name: string, otherwise: T) => boolean | T;
  readonly oneOf: <T extends string>(name: string, allowed: readonly [T, ...T[]]) => T;
  /** A nested object; one without members when it is absent. */
  readonly within: (name: string) => Fields;
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  readonly list: (name: string) => readonly Json[];
  /** Each item of a list of objects. */
  readonly each: <T>(name: string, read: (item: Fields) => T) => readonly T[];
  readonly json: (name: string) => Json;
  readonly wrong: (why: string, name: string) => void;
  /** The value, unless something was wrong on the way. */
  readonly done: <T>(value: T) => Decoded<T>;
};

const NO_ITEMS: readonly Json[] = [];
const NO_MEMBERS: JsonObject = {};

type Trouble = { first: Refused | null };

/** `bytes` is the document the object came from; it serves to say at which byte a wrong member is named. */
export function fieldsOf(record: JsonObject, bytes: Uint8Array): Fields {
  return within(record, bytes, { first: null });
}

function within(record: JsonObject, bytes: Uint8Array, trouble: Trouble): Fields {
  const wrong = (why: string, name: string) => {
    trouble.first ??= refuse(`${name} ${why}`, placeOf(bytes, name));
  };
  const value = (name: string): Json | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);
  const optional = <T, U>(name: string, is: (json: Json) => json is Json & T, kind: string, otherwise: U): T | U => {
    const found = value(name);
    if (found === undefined || found === null) return otherwise;
    if (is(found)) return found;
    wrong(`is not ${kind}`, name);
    return otherwise;
  };
  const required = <T>(name: string, found: T | undefined, otherwise: T): T => {
    if (found === undefined) wrong('is missing', name);
    return found ?? otherwise;
  };
  const list = (name: string) => optional(name, isList, 'a list', NO_ITEMS);
  const inner = (name: string) => within(optional(name, isObject, 'an object', NO_MEMBERS), bytes, trouble);

  return {
    text: (name) => required(name, optional(name, isText, 'a text', undefined), ''),
    textOr: (name, otherwise) => optional(name, isText, 'a text', otherwise),
    number: (name) => required(name, optional(name, isNumber, 'a number', undefined), 0),
    numberOr: (name, otherwise) => optional(name, isNumber, 'a number', otherwise),
    flagOr: (name, otherwise) => optional(name, isFlag, 'true or false', otherwise),
    oneOf: (name, allowed) => {
      const found = allowed.find((word) => word === value(name));
      if (found === undefined) wrong(`is none of ${allowed.join(', ')}`, name);
      return found ?? allowed[0];
    },
    within: inner,
    has: (name) => (value(name) ?? null) !== null,
    names: () => Object.keys(record),
    list,
    each: (name, read) =>
      list(name).map((item) => {
        if (!isObject(item)) wrong('holds something that is no object', name);
        return read(within(isObject(item) ? item : {}, bytes, trouble));
      }),
    json: (name) => value(name) ?? null,
    wrong,
    done: (result) => trouble.first ?? accept(result),
  };
}

function placeOf(bytes: Uint8Array, name: string): number {
  const wanted = new TextEncoder().encode(`"${name}"`);
  for (let at = bytes.indexOf(0x22); at >= 0; at = bytes.indexOf(0x22, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return 0;
}

function isText(json: Json): json is string {
  return typeof json === 'string';
}
function isNumber(json: Json): json is number {
  return typeof json === 'number';
}
function isFlag(json: Json): json is boolean {
  return typeof json === 'boolean';
}
