import { narrowings, type Search } from '../figures/address.ts';
import type { Question } from './parse-question.ts';

/** What a measure is when a sentence names none. */
export const usualMeasure = 'loop.reported';

/** The address of a sentence that was read: the sentence itself and each thing it asks for. */
export function toSearch(sentence: string, { measure, period, by, narrowing }: Question): Search {
  return {
    q: sentence.trim(),
    measure: measure ?? usualMeasure,
    ...(period ?? { period: 'd30' }),
    ...(by.length > 0 ? { by: by.join(',') } : {}),
    ...narrowing,
  };
}

/** The part of an address that is kept as a view: the question, not what was pressed in its answer. */
export function keptSearch(search: Search): Readonly<Record<string, string>> {
  const names: readonly string[] = ['q', 'measure', 'period', 'from', 'to', 'by', 'step', ...narrowings];
  const kept = names.flatMap((name) => (search[name] ? [[name, search[name]] as const] : []));
  return Object.fromEntries(kept);
}
