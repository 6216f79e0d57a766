import type { ReportEnumeration, ReportSentence } from '@chengyun/contract/report-rules';
import type { Facts } from '../figures/facts.ts';
import { holds, named, saidBy } from './conditions.ts';

const PLACE = /\{([a-z][a-z0-9.-]*)\}/g;

/** What sentences are written from: facts, and the enumerations of the rules. */
export interface Saying {
  readonly facts: Facts;
  readonly enumerations: readonly ReportEnumeration[];
}

/** Sentences one after the other, each in the first of its ways that fits; a figure is written as `[[key]]`. */
export function say(saying: Saying, sentences: readonly ReportSentence[]): string {
  return sentences.map(({ ways }) => firstSaid(saying, ways) ?? '').join('');
}

function firstSaid(saying: Saying, ways: ReportSentence['ways']): string | null {
  for (const { when, say: template } of ways) {
    const said = holds(when, saying.facts) ? fill(saying, template) : null;
    if (said !== null) return said;
  }
  return null;
}

/** A template with its places filled, of a row of a ranking if one is meant; null when one of them is not known. */
export function fill(saying: Saying, template: string, row = ''): string | null {
  let whole = true;
  const text = template.replaceAll(PLACE, (_, name: string) => {
    const said = placeOf(saying, name, row);
    if (said === null) whole = false;
    return said ?? '';
  });
  return whole ? text : null;
}

function placeOf({ facts, enumerations }: Saying, name: string, row: string): string | null {
  const enumeration = enumerations.find(({ id }) => id === name);
  if (enumeration) return enumerate(facts, enumeration);
  const fact = named(facts, name, row);
  if (!fact || saidBy(fact) === null) return null;
  return fact.kind === 'word' ? fact.text : `[[${fact.figure.key}]]`;
}

function enumerate(facts: Facts, { of, most, when, say: template, join }: ReportEnumeration): string | null {
  const rows = rowsOf(facts, of, most).filter((row) => holds(when, facts, row));
  const said = rows.flatMap((row) => fill({ facts, enumerations: [] }, template, row) ?? []);
  return said.length === 0 ? null : said.join(join);
}

/** The names of a ranking's first rows: `areas.1`, `areas.2` … */
export function rowsOf({ rows }: Facts, ranking: string, most: number): readonly string[] {
  return Array.from({ length: Math.min(most, rows.get(ranking) ?? 0) }, (_, at) => `${ranking}.${at + 1}`);
}

/** The names a template asks for. */
export function placesIn(template: string): readonly string[] {
  return [...template.matchAll(PLACE)].map(([, name = '']) => name);
}
