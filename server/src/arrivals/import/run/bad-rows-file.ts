import type { RowProblem } from '@chengyun/contract/import';
import type { Localized } from '@chengyun/contract/words';
import type { BadRow } from './bad-row-queries.ts';

type Language = keyof Localized;

/** The headings of a file of bad rows: those of the original, then what is wrong. */
export function badRowsHeadings(headings: readonly string[], language: Language): string[] {
  return [...headings, language === 'zh' ? '问题' : 'Problem'];
}

/** One bad row as it came, then every problem of it, so that it can be corrected and sent again. */
export function badRowCells({ cells, problems }: BadRow, headings: readonly string[], language: Language): string[] {
  const original = headings.map((_, at) => cells[at] ?? '');
  // A row with too many cells keeps the surplus in its last one: nothing of what came is lost.
  if (cells.length > headings.length && headings.length > 0)
    original[headings.length - 1] = cells.slice(headings.length - 1).join(' | ');
  return [...original, problems.map((problem) => sentence(problem, headings, language)).join('; ')];
}

function sentence({ path, value, message }: RowProblem, _headings: readonly string[], language: Language): string {
  const quoted = value === '' ? '' : language === 'zh' ? `“${value}”` : ` "${value}"`;
  if (path === 'row') return message[language];
  return language === 'zh' ? `${path}${quoted}：${message.zh}` : `${path}${quoted}: ${message.en}`;
}
