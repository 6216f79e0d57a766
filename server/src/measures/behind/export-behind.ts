import type { CaseSummary } from '@chengyun/contract/case';
import type { CountedThing, MeasureInfo, MeasureRows } from '@chengyun/contract/measures-answer';
import type { FastifyReply } from 'fastify';
import { caseColumns } from '../../cases/export/case-columns.ts';
import { sendMasked } from '../../people/full-files/send-masked.ts';
import { everyPage, type ListOptions } from '../../support/files/list-table.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { THING_COLUMNS } from './thing-columns.ts';

type PageOf = (cursor: string | undefined) => Promise<MeasureRows>;

/** As many as a sheet holds comfortably; the list of the desk has the same end. */
const MOST_EXPORTED = 200_000;

/** Sends what a figure counted as a file named after the measure: its cases, or its alarms or devices. */
export function exportBehind(
  reply: FastifyReply,
  { ground, measure }: { readonly ground: Ground; readonly measure: Pick<MeasureInfo, 'name' | 'subject'> },
  page: PageOf,
  options: ListOptions & { readonly now: Date; readonly by: string },
): FastifyReply {
  const { name } = measure;
  if (measure.subject === 'case') {
    const batches = everyPage<CaseSummary>(async (cursor) => {
      const { cases: rows, next } = await page(cursor);
      return { rows, next };
    }, MOST_EXPORTED);
    return sendMasked(reply, { name, columns: caseColumns(ground), batches }, options);
  }
  const batches = everyPage<CountedThing>(async (cursor) => {
    const { things: rows, next } = await page(cursor);
    return { rows, next };
  }, MOST_EXPORTED);
  return sendMasked(reply, { name, columns: THING_COLUMNS, batches }, options);
}
