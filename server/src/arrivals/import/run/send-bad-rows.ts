import type { FastifyReply } from 'fastify';
import type { Vault } from '../../../people/personal/sealer.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { type TableFormat, tableStream, tableType } from '../../../support/files/write-table.ts';
import type { Language } from '../../../support/http/language.ts';
import { PROBLEM_HEADING } from '../rows/problem-heading.ts';
import { badRowsAfter } from './bad-row-queries.ts';
import { badRowCells, badRowsHeadings } from './bad-rows-file.ts';
import type { RunRow } from './import-queries.ts';

/** A run, and with what its rows are sealed. */
type Sealed = { readonly run: RunRow; readonly personal: Vault; readonly townId: string };

type InTown = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

const PAGE = 1000;

/** Streams the bad rows of a run as a file, page by page, so that no long transaction waits for a slow reader. */
export function sendBadRows(
  reply: FastifyReply,
  inTown: InTown,
  { run, ...sealing }: Sealed,
  format: TableFormat,
  language: Language,
): FastifyReply {
  const name = run.fileName.replace(/\.[^.]*$/, '');
  const file = `${name}-${language === 'zh' ? '问题行' : 'bad-rows'}.${format}`;
  const rows = cellsOf(inTown, { run, ...sealing }, language);
  return reply
    .type(tableType(format))
    .header('content-disposition', attachmentHeader(file))
    .send(tableStream(badRowsHeadings(headingsOf(run), language), rows, format));
}

async function* cellsOf(inTown: InTown, { run, ...sealing }: Sealed, language: Language): AsyncGenerator<string[][]> {
  const headings = headingsOf(run);
  for (let after = 0; ; ) {
    const page = await inTown((sql) => badRowsAfter(sql, { ...sealing, runId: run.id }, after, PAGE));
    if (page.length === 0) return;
    yield page.map((row) => badRowCells(row, headings, run.mapping.columns, language));
    after = page.at(-1)?.rowNumber ?? after;
  }
}

// A corrected file that comes back brings our own column of problems: it is written anew, not beside the old one.
function headingsOf(run: RunRow): readonly string[] {
  const ours = PROBLEM_HEADING.includes(run.headings.at(-1) ?? '');
  return ours ? run.headings.slice(0, -1) : run.headings;
}
