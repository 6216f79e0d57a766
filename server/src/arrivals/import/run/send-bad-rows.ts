import type { FastifyReply } from 'fastify';
import type { Sql } from '../../../support/db/connect.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { type TableFormat, tableStream, tableType } from '../../../support/files/write-table.ts';
import type { Language } from '../../../support/http/language.ts';
import { badRowsAfter } from './bad-row-queries.ts';
import { badRowCells, badRowsHeadings } from './bad-rows-file.ts';
import type { RunRow } from './import-queries.ts';

type InTown = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

const PAGE = 1000;

/** Streams the bad rows of a run as a file, page by page, so that no long transaction waits for a slow reader. */
export function sendBadRows(
  reply: FastifyReply,
  inTown: InTown,
  run: RunRow,
  format: TableFormat,
  language: Language,
): FastifyReply {
  const name = run.fileName.replace(/\.[^.]*$/, '');
  const file = `${name}-${language === 'zh' ? '问题行' : 'bad-rows'}.${format}`;
  const rows = cellsOf(inTown, run, language);
  return reply
    .type(tableType(format))
    .header('content-disposition', attachmentHeader(file))
    .send(tableStream(badRowsHeadings(run.headings, language), rows, format));
}

async function* cellsOf(inTown: InTown, run: RunRow, language: Language): AsyncGenerator<string[][]> {
  for (let after = 0; ; ) {
    const page = await inTown((sql) => badRowsAfter(sql, run.id, after, PAGE));
    if (page.length === 0) return;
    yield page.map((row) => badRowCells(row, run.headings, language));
    after = page.at(-1)?.rowNumber ?? after;
  }
}
