import type { ValueFormat } from './values.ts';

export type Column = { readonly name: string; readonly format: ValueFormat | 'text' };
export type Row = { readonly key: string; readonly cells: readonly (string | number | null)[] };

/** The numbers of a chart, to be read out, copied and taken away. The first column names the row. */
export type ChartTable = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

/** The table as CSV, numbers as they are; with the mark by which spreadsheets know UTF-8. */
export function tableCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A spreadsheet would take what begins so for a formula.
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
