import type { FastifyReply } from 'fastify';
import type { Granted } from '../../../people/full-files/full-file.ts';
import { fullMark, markedRows } from '../../../people/full-files/mark.ts';
import type { Vault } from '../../../people/personal/sealer.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { attachmentHeader } from '../../../support/files/disposition.ts';
import { type Mark, type TableFormat, tableStream, tableType } from '../../../support/files/write-table.ts';
import type { Language } from '../../../support/http/language.ts';
import { PROBLEM_HEADING } from '../rows/problem-heading.ts';
import { type BadRow, badRowsAfter } from './bad-row-queries.ts';
import { badRowCells, badRowsHeadings } from './bad-rows-file.ts';
import type { RunRow } from './import-queries.ts';
import { MASKED, masksOf } from './mask-bad-row.ts';

/** A run, with what its rows are sealed, and for whom they are written. */
interface Sending {
  readonly run: RunRow;
  readonly personal: Vault;
  readonly townId: string;
  readonly inTown: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly language: Language;
}

const PAGE = 1000;

/** Streams the bad rows of a run as a file, masked. */
export function sendBadRows(reply: FastifyReply, sending: Sending, format: TableFormat, mark: Mark): FastifyReply {
  const { run } = sending;
  const shown = run.kind === 'cases' ? toldMasks(run) : (row: BadRow) => row;
  const headings = badRowsHeadings(headingsOf(run), sending.language);
  return reply.headers(fileHeaders(sending, format)).send(tableStream(headings, cellsOf(sending, shown), format, mark));
}

/** Streams them in full, each row with the watermark of the approval it was taken out by. */
export function sendFullBadRows(
  reply: FastifyReply,
  sending: Sending,
  { file, now, zone }: { readonly file: Granted; readonly now: Date; readonly zone: string },
): FastifyReply {
  const { run, language } = sending;
  const mark = fullMark(file, now, zone, language);
  const plain = badRowsHeadings(headingsOf(run), language);
  const { headings, rows } = markedRows(
    plain,
    cellsOf(sending, (row) => row),
    mark,
    language,
  );
  return reply.headers(fileHeaders(sending, file.format)).send(tableStream(headings, rows, file.format, mark.lines));
}

function toldMasks(run: RunRow): (row: BadRow) => BadRow {
  const mask = masksOf(headingsOf(run), run.mapping);
  return (row) => {
    const shown = mask(row);
    return shown === row ? row : { ...shown, problems: [...shown.problems, MASKED] };
  };
}

function fileHeaders({ run, language }: Sending, format: TableFormat) {
  const name = run.fileName.replace(/\.[^.]*$/, '');
  const file = `${name}-${language === 'zh' ? '问题行' : 'bad-rows'}.${format}`;
  return {
    'content-type': tableType(format),
    'content-disposition': attachmentHeader(file),
    'cache-control': 'no-store',
  };
}

// Page by page, so that no long transaction waits for a slow reader.
async function* cellsOf(
  { inTown, run, language, ...sealing }: Sending,
  shown: (row: BadRow) => BadRow,
): AsyncGenerator<string[][]> {
  const headings = headingsOf(run);
  for (let after = 0; ; ) {
    const page = await inTown((sql) => badRowsAfter(sql, { ...sealing, runId: run.id }, after, PAGE));
    if (page.length === 0) return;
    yield page.map((row) => badRowCells(shown(row), headings, run.mapping.columns, language));
    after = page.at(-1)?.rowNumber ?? after;
  }
}

// A corrected file that comes back brings our own columns: they are written anew, not beside the old ones.
function headingsOf({ headings }: RunRow): readonly string[] {
  const own = headings.findLastIndex((heading) => !PROBLEM_HEADING.includes(heading));
  return headings.slice(0, own + 1);
}
