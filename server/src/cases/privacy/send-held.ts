import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { tableStream, tableType } from '../../support/files/write-table.ts';
import type { Language } from '../../support/http/language.ts';
import type { HeldTable } from './export-held.ts';

/** Sends what is held about a person as a download named after the request. */
export function sendHeld(
  reply: FastifyReply,
  { number, format, headings, rows, mark }: HeldTable,
  language: Language,
): FastifyReply {
  const name = language === 'zh' ? `个人信息-${number}.${format}` : `personal-data-${number}.${format}`;
  return reply
    .type(tableType(format))
    .headers({ 'content-disposition': attachmentHeader(name), 'cache-control': 'no-store' })
    .send(tableStream(headings, rows, format, mark));
}
