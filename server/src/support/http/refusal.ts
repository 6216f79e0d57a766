import type { Problem } from '@chengyun/contract/problem';
import type { Bilingual, Language } from './language.ts';

/** One line of an error table: its status, a title, and a sentence whose `{name}` places take the values. */
export type RefusalEntry = {
  readonly status: number;
  readonly title: Bilingual;
  readonly sentence: Bilingual;
};

/** The error table of one area, by code such as `case.already-closed`. */
export type RefusalTable = Readonly<Record<string, RefusalEntry>>;

/** A value quoted in a sentence; what has a name in both languages is given in both. */
export type RefusalValue = string | number | Bilingual;

/** Facts a program needs to go on, sent beside the sentence. */
export type RefusalFacts = Partial<Pick<Problem, 'state' | 'version' | 'allowedActions' | 'errors'>> & {
  /** Seconds after which a repeat may succeed; sent as Retry-After. */
  readonly retryAfter?: number;
};

/**
 * A mistake of the caller, told to the caller: `throw new Refusal('case.already-closed', { number })`.
 * The code's status and sentence stand in the error table of its area.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, RefusalValue>>;
  readonly facts: RefusalFacts;

  constructor(code: string, values: Readonly<Record<string, RefusalValue>> = {}, facts: RefusalFacts = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
    this.facts = facts;
  }
}

/** Marks an object as an error table, keeping its codes in the type. */
export function refusals<const T extends RefusalTable>(table: T): T {
  return table;
}

/** Puts the tables of all areas together; a code defined twice is a mistake of ours. */
export function mergeRefusals(...tables: readonly RefusalTable[]): RefusalTable {
  const codes = tables.flatMap((table) => Object.keys(table));
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice !== undefined) throw new Error(`Error code ${twice} is defined twice`);
  return Object.freeze(Object.assign({}, ...tables));
}

/** The sentence of an entry in the reader's language with its values in place. */
export function fillSentence(template: Bilingual, language: Language, values: Refusal['values']): string {
  return template[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) return '…';
    return shorten(typeof value === 'object' ? value[language] : String(value));
  });
}

/** Long input is cut where it is quoted: a sentence must stay a sentence. */
export function shorten(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
