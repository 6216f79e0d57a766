import { searchable } from '../people/personal/searchable.ts';
import { searchLexemes } from '../support/words/search-words.ts';
import type { CaseFields } from './life/aggregate.ts';

/** The words a case is found by, nothing of a person among them: its number and its tail, the other system's number, title, place and text. */
export function caseWords(number: string, fields: CaseFields, names: readonly (string | null)[]): readonly string[] {
  const tail = number.split('-').at(-1) ?? '';
  const exact = [number.toLowerCase(), tail, ...(fields.externalNumber ? [fields.externalNumber.toLowerCase()] : [])];
  return [
    ...new Set([...exact, ...searchLexemes([fields.title, fields.place, ...names, fields.text].map(searchable))]),
  ];
}

/** Whether a step changed anything the case is found by. */
export function wordsChanged(before: CaseFields, after: CaseFields): boolean {
  return before.title !== after.title || before.place !== after.place || before.categoryCode !== after.categoryCode;
}
