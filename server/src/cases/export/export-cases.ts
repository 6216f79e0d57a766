import type { Readable } from 'node:stream';
import type { CaseSummary } from '@chengyun/contract/case';
import type { FastifyReply } from 'fastify';
import { maskedMark } from '../../people/full-files/mark.ts';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { type Cell, type Mark, type TableFormat, tableStream, tableType } from '../../support/files/write-table.ts';
import type { Language } from '../../support/http/language.ts';
import { CASE_COLUMNS } from './case-columns.ts';

export type ExportOptions = {
  readonly format: TableFormat;
  readonly language: Language;
  /** The town's time zone: times are written by its clock. */
  readonly zone: string;
  /** Who takes the list out, as the file says. */
  readonly by: string;
};

/** A list of cases as CSV or XLSX, made while it is read; memory holds one batch. */
export function caseTable(
  batches: AsyncIterable<readonly CaseSummary[]>,
  options: ExportOptions,
  mark: Mark = [],
): Readable {
  const { format, language, zone } = options;
  const headings = CASE_COLUMNS.map(({ title }) => title[language]);
  return tableStream(headings, cellsOf(batches, language, timeWriter(zone)), format, mark);
}

/** Sends a list of cases as a download named after the day. */
export function exportCases(
  reply: FastifyReply,
  batches: AsyncIterable<readonly CaseSummary[]>,
  options: ExportOptions & { readonly now: Date },
): FastifyReply {
  const { format, language, zone, now, by } = options;
  const at = timeWriter(zone)(now.toISOString());
  const tail = `${at.slice(0, 10)}-${by}`;
  const name = language === 'zh' ? `案件-${tail}.${format}` : `cases-${tail}.${format}`;
  return reply
    .type(tableType(format))
    .headers({ 'content-disposition': attachmentHeader(name), 'cache-control': 'no-store' })
    .send(caseTable(batches, options, maskedMark(by, now, zone, language)));
}

async function* cellsOf(
  batches: AsyncIterable<readonly CaseSummary[]>,
  language: Language,
  timeText: (at: string) => string,
): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) {
    yield batch.map((one) => CASE_COLUMNS.map(({ cell }) => cell(one, language, timeText)));
  }
}

/** `2026-05-08 16:20:00` by the clock of a zone: what spreadsheets read as a time and an import takes back. */
function timeWriter(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
