import type { FastifyReply } from 'fastify';
import type { TUnknown } from 'typebox';
import type { Sql } from '../../support/db/connect.ts';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { everyPage, type ListFile, type ListOptions, listTable, timeWriter } from '../../support/files/list-table.ts';
import { type TableFormat, tableType } from '../../support/files/write-table.ts';
import type { Bilingual } from '../../support/http/language.ts';
import type { TownCall } from '../town-call.ts';
import { zoneOf } from '../town-zone.ts';
import { maskedMark } from './mark.ts';

type MaskedList<Row> = Omit<ListFile<Row>, 'mark'> & { readonly name: Bilingual };

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

type AnyCall = TownCall<Record<never, never>, TUnknown, TUnknown>;

/** As many as a sheet holds. */
const MOST = 1_000_000;
const PAGE = 1_000;

type Paged<Row> = Omit<MaskedList<Row>, 'batches'> & {
  readonly format: TableFormat;
  /** One page of the list, each in a transaction of its own. */
  readonly page: (
    sql: Sql,
    at: { readonly limit: number; readonly cursor?: string },
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>;
};

/** The same of a list that is read page after page, with the filters its page shows. */
export async function sendPages<Row>(
  {
    townId,
    name: by,
    inTown,
    reply,
    language,
    now,
  }: Pick<AnyCall, 'townId' | 'name' | 'inTown' | 'reply' | 'language' | 'now'>,
  { format, page, ...list }: Paged<Row>,
): Promise<FastifyReply> {
  const zone = await inTown((sql) => zoneOf(sql, townId));
  const next = (cursor: string | undefined) =>
    inTown((sql) => page(sql, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
  return sendMasked(reply, { ...list, batches: everyPage(next, MOST) }, { format, language, zone, now, by });
}
