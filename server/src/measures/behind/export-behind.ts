import type { CaseSummary } from '@chengyun/contract/case';
import type { CountedThing, MeasureInfo, MeasureRows } from '@chengyun/contract/measures-answer';
import type { FastifyReply } from 'fastify';
import { CASE_COLUMNS } from '../../cases/export/case-columns.ts';
import { maskedMark } from '../../people/full-files/mark.ts';
import { everyPage, type ListOptions, sendList } from '../../support/files/list-table.ts';
import { THING_COLUMNS } from './thing-columns.ts';

type PageOf = (cursor: string | undefined) => Promise<MeasureRows>;

/** As many as a sheet holds comfortably; the list of the desk has the same end. */
const MOST_EXPORTED = 200_000;

/** Sends what a figure counted as a file named after the measure: its cases, or its alarms or devices. */
export function exportBehind(
  reply: FastifyReply,
  measure: Pick<MeasureInfo, 'name' | 'subject'>,
  page: PageOf,
  options: ListOptions & { readonly now: Date },
): FastifyReply {
  const { by, now, zone, language } = options;
  const shared = { name: measure.name, mark: maskedMark(by, now, zone, language) };
  if (measure.subject === 'case') {
    const batches = everyPage<CaseSummary>(async (cursor) => {
      const { cases: rows, next } = await page(cursor);
      return { rows, next };
    }, MOST_EXPORTED);
    return sendList(reply, { ...shared, columns: CASE_COLUMNS, batches }, options);
  }
  const batches = everyPage<CountedThing>(async (cursor) => {
    const { things: rows, next } = await page(cursor);
    return { rows, next };
  }, MOST_EXPORTED);
  return sendList(reply, { ...shared, columns: THING_COLUMNS, batches }, options);
}
