import { createHash } from 'node:crypto';
import type { ImportField, RowProblem } from '@chengyun/contract/import';
import type { TableRow } from '../read/table-row.ts';
import type { ImportRow, RowResult } from './import-row.ts';
import { readPosition } from './read-position.ts';
import { readTimes } from './read-times.ts';
import { readWords } from './read-words.ts';
import type { RowPlan } from './row-plan.ts';
import { problem } from './row-problem.ts';

/** Puts a problem on the row's list. */
export type Note = (problem: RowProblem) => void;

/** The trimmed text of a field of the row; empty when it says nothing. */
export type CellOf = (field: ImportField) => string;

/** Reads one row by the plan: a case to open, or every problem it has. */
export function toImportRow({ rowNumber, cells, broken }: TableRow, plan: RowPlan): RowResult {
  if (broken) return { ok: false, rowNumber, problems: [problem('row', cells.join(' '), broken)] };
  const problems: RowProblem[] = [];
  const note: Note = (found) => problems.push(found);
  const cell: CellOf = (field) => textOf(cells, plan.column[field]);
  const words = readWords(cell, plan, note);
  const times = readTimes(cell, plan, note);
  const position = readPosition(cell, plan.mapping.crs ?? 'wgs84', note);
  if (problems.length > 0 || !times) return { ok: false, rowNumber, problems };
  const { extra, ...said } = words;
  const row: ImportRow = {
    ...{ rowNumber, kind: plan.mapping.kind },
    ...said,
    externalNumber: words.externalNumber || contentNumber(cells, plan),
    ...times,
    ...position,
    extra: { ...unmapped(cells, plan), ...extra },
  };
  return { ok: true, row };
}

// Control characters but line breaks and tabs never come from a person, and PostgreSQL refuses NUL.
const CONTROL = /[^\P{Cc}\n\r\t]/gu;

/** The cleaned, trimmed text of a column; empty when the file has none. */
export function textOf(cells: readonly string[], column: number | undefined): string {
  if (column === undefined) return '';
  return clean(cells[column] ?? '');
}

function clean(text: string): string {
  return text.replaceAll(CONTROL, '').toWellFormed().trim();
}

const MOST_EXTRA = 500;

function unmapped(cells: readonly string[], plan: RowPlan): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [column, heading] of plan.extra) {
    const text = clean(cells[column] ?? '');
    if (text !== '') extra[clean(heading)] = text.slice(0, MOST_EXTRA).toWellFormed();
  }
  return extra;
}

// A list without numbers, sent twice, must add nothing: the row's own content is its number.
function contentNumber(cells: readonly string[], { column, extra }: RowPlan): string {
  const columns = [...Object.values(column), ...extra.map(([at]) => at)].toSorted((a, b) => a - b);
  const content = columns.map((at) => clean(cells[at] ?? ''));
  return `row-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40)}`;
}
