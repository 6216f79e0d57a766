import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Bilingual, Language } from '../http/language.ts';
import { attachmentHeader } from './disposition.ts';
import { type Cell, type Mark, type TableFormat, tableStream, tableType } from './write-table.ts';

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
  /** Who takes the list out, as the file says. */
  readonly by: string;
};

/** What is in the file: its name without the day, its columns, its rows in batches, the mark it bears. */
export type ListFile<Row> = {
  readonly name: Bilingual;
  readonly columns: readonly ListColumn<Row>[];
  readonly batches: AsyncIterable<readonly Row[]>;
  readonly mark: Mark;
};

/** A list as CSV or XLSX, made while it is read; memory holds one batch. */
export function listTable<Row>(
  { columns, batches, mark }: Omit<ListFile<Row>, 'name'>,
  { format, language, zone }: Omit<ListOptions, 'by'>,
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

/** Sends a list as a download named after the day and who took it out, for a CSV bears no mark. */
export function sendList<Row>(
  reply: FastifyReply,
  list: ListFile<Row>,
  options: ListOptions & { readonly now: Date },
): FastifyReply {
  const { format, language, zone, now, by } = options;
  const day = timeWriter(zone)(now.toISOString()).slice(0, 10);
  return reply
    .type(tableType(format))
    .headers({
      'content-disposition': attachmentHeader(`${list.name[language]}-${day}-${by}.${format}`),
      'cache-control': 'no-store',
    })
    .send(listTable(list, options));
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
function timeWriter(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
