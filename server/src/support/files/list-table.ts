import type { Readable } from 'node:stream';
import type { Bilingual, Language } from '../http/language.ts';
import { type Cell, type Mark, type TableFormat, tableStream } from './write-table.ts';

/** One column of a list as a file; `timeText` writes an instant by the clock of the town. */
export type ListColumn<Row> = {
  readonly title: Bilingual;
  readonly cell: (row: Row, language: Language, timeText: (at: string) => string) => Cell;
};

export type ListOptions = {
  readonly format: TableFormat;
  readonly language: Language;
  /** The town's time zone: times are written by its clock. */
  readonly zone: string;
};

/** What is in the file: its columns, its rows in batches, the mark it bears. */
export type ListFile<Row> = {
  readonly columns: readonly ListColumn<Row>[];
  readonly batches: AsyncIterable<readonly Row[]>;
  readonly mark: Mark;
};

/** A list as CSV or XLSX, made while it is read; memory holds one batch. */
export function listTable<Row>(
  { columns, batches, mark }: ListFile<Row>,
  { format, language, zone }: ListOptions,
): Readable {
  const timeText = timeWriter(zone);
  async function* cells(): AsyncGenerator<Cell[][]> {
    for await (const batch of batches) {
      yield batch.map((row) => columns.map(({ cell }) => plain(cell(row, language, timeText))));
    }
  }
  const headings = columns.map(({ title }) => title[language]);
  return tableStream(headings, cells(), format, mark);
}

/** Every row of a list in batches, page after page, at most `most`; each page is a question of its own. */
export async function* everyPage<Row>(
  page: (cursor: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
  most: number,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  for (let sent = 0; sent < most; ) {
    const { rows, next } = await page(cursor);
    const fitting = rows.slice(0, most - sent);
    if (fitting.length > 0) yield fitting;
    sent += fitting.length;
    if (next === null) return;
    cursor = next;
  }
}

/** A cell that says "no" or nothing is left empty. */
function plain(cell: Cell): Cell {
  return cell === false || cell === '' ? null : cell;
}

/** `2026-05-08 16:20:00` by the clock of a zone: what spreadsheets read as a time and an import takes back. */
export function timeWriter(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
