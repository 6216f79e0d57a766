import type { Readable } from 'node:stream';
import type { CaseSummary } from '@chengyun/contract/case';
import type { FastifyReply } from 'fastify';
import { sendMasked } from '../../people/full-files/send-masked.ts';
import { type Batch, type ListOptions, listTable } from '../../support/files/list-table.ts';
import type { Mark } from '../../support/files/write-table.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { caseColumns } from './case-columns.ts';

/** A list of cases as CSV or XLSX, made while it is read; memory holds one batch. */
export function caseTable(
  ground: Pick<Ground, 'kind'>,
  batches: AsyncIterable<Batch<CaseSummary>>,
  options: ListOptions,
  mark: Mark = [],
): Readable {
  return listTable({ columns: caseColumns(ground), batches, mark }, options);
}

/** Sends a list of cases as a download named after the day. */
export function exportCases(
  reply: FastifyReply,
  ground: Ground,
  batches: AsyncIterable<Batch<CaseSummary>>,
  options: ListOptions & { readonly now: Date; readonly by: string },
): FastifyReply {
  return sendMasked(reply, { name: { zh: '案件', en: 'cases' }, columns: caseColumns(ground), batches }, options);
}
