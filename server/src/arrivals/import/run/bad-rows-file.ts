import type { RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import type { BadRow } from './bad-row-queries.ts';

type Language = keyof Localized;

/** The headings of a file of bad rows: those of the original, then what is wrong. */
export function badRowsHeadings(headings: readonly string[], language: Language): string[] {
  return [...headings, language === 'zh' ? '问题' : 'Problem'];
}

/** What a reader of the file knows each field by. */
export type FieldNames = Readonly<Partial<Record<string, string>>>;

/** One bad row as it came, then every problem of it, so that it can be corrected and sent again. */
export function badRowCells(
  { cells, problems }: BadRow,
  headings: readonly string[],
  names: FieldNames,
  language: Language,
): string[] {
  const width = headings.length;
  const original = headings.map((_, at) => cells[at] ?? '');
  // A row with too many cells keeps the surplus in its last one: nothing of what came is lost.
  if (cells.length > width && width > 0) original[width - 1] = cells.slice(width - 1).join(' | ');
  return [...original, problems.map((problem) => sentence(problem, names, language)).join('; ')];
}

function sentence({ path, value, message }: RowProblem, names: FieldNames, language: Language): string {
  if (path === 'row') return message[language];
  const name = names[path] ?? path;
  const quoted = language === 'zh' ? `“${value}”` : ` "${value}"`;
  return `${name}${value === '' ? '' : quoted}${language === 'zh' ? '：' : ': '}${message[language]}`;
}
