import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { type Cell, type TableFormat, tableStream, tableType } from '../../support/files/write-table.ts';
import type { Language } from '../../support/http/language.ts';
import type { HeldTable } from './export-held.ts';

/** Sends what is held about a person as a download named after the request. */
export function sendHeld(
  reply: FastifyReply,
  { number, headings, rows, mark }: HeldTable,
  format: TableFormat,
  language: Language,
): FastifyReply {
  const name = language === 'zh' ? `个人信息-${number}.${format}` : `personal-data-${number}.${format}`;
  return reply
    .type(tableType(format))
    .headers({ 'content-disposition': attachmentHeader(name), 'cache-control': 'no-store' })
    .send(tableStream(headings, oneBatch(rows), format, mark));
}

async function* oneBatch(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}
