import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { type ListFile, type ListOptions, listTable, timeWriter } from '../../support/files/list-table.ts';
import { tableType } from '../../support/files/write-table.ts';
import type { Bilingual } from '../../support/http/language.ts';
import { maskedMark } from './mark.ts';

export type MaskedList<Row> = Omit<ListFile<Row>, 'mark'> & { readonly name: Bilingual };

/** Sends a list that holds nothing personal in full as a download, named after the day and who took it out, and marked so. */
export function sendMasked<Row>(
  reply: FastifyReply,
  list: MaskedList<Row>,
  options: ListOptions & { readonly now: Date; readonly by: string },
): FastifyReply {
  const { format, language, zone, now, by } = options;
  const day = timeWriter(zone)(now.toISOString()).slice(0, 10);
  return reply
    .type(tableType(format))
    .headers({
      // A CSV bears no mark.
      'content-disposition': attachmentHeader(`${list.name[language]}-${day}-${by}.${format}`),
      'cache-control': 'no-store',
    })
    .send(listTable({ ...list, mark: maskedMark(by, now, zone, language) }, options));
}
