import type { AuditEntry } from '@chengyun/contract/audit';
import type { FastifyReply } from 'fastify';
import { attachmentHeader } from '../../support/files/disposition.ts';
import { type Cell, type Mark, type TableFormat, tableStream, tableType } from '../../support/files/write-table.ts';
import type { Bilingual, Language } from '../../support/http/language.ts';
import { hidePieces } from '../personal/pieces.ts';

type Column = { readonly title: Bilingual; readonly cell: (entry: AuditEntry) => Cell };

const text = (value: unknown): Cell =>
  value === null || value === undefined ? null : hidePieces(JSON.stringify(value));

const COLUMNS: readonly Column[] = [
  { title: { zh: '时间', en: 'when' }, cell: ({ at }) => at },
  { title: { zh: '类别', en: 'kind' }, cell: ({ kind }) => kind },
  { title: { zh: '操作', en: 'what' }, cell: ({ action }) => action },
  { title: { zh: '结果', en: 'success' }, cell: ({ ok }) => (ok ? 'yes' : 'no') },
  { title: { zh: '拒绝原因', en: 'refused by' }, cell: ({ code }) => code },
  { title: { zh: '人员', en: 'who' }, cell: ({ actorName }) => actorName },
  { title: { zh: '人员编号', en: 'id of who' }, cell: ({ actorId }) => actorId },
  { title: { zh: '角色', en: 'roles' }, cell: ({ actorRoles }) => actorRoles.join(' ') },
  { title: { zh: '地址', en: 'from where' }, cell: ({ address }) => address },
  { title: { zh: '对象', en: 'object' }, cell: ({ objectType }) => objectType },
  { title: { zh: '对象编号', en: 'id of object' }, cell: ({ objectId }) => objectId },
  { title: { zh: '对象名称', en: 'name of object' }, cell: ({ objectName }) => objectName },
  { title: { zh: '提交内容', en: 'sent' }, cell: ({ detail }) => text(detail) },
  { title: { zh: '变更前', en: 'before' }, cell: ({ before }) => text(before) },
  { title: { zh: '变更后', en: 'after' }, cell: ({ after }) => text(after) },
  { title: { zh: '流水号', en: 'line' }, cell: ({ id }) => id },
  { title: { zh: '请求编号', en: 'request' }, cell: ({ request }) => request },
];

type Options = {
  readonly format: TableFormat;
  readonly language: Language;
  readonly now: Date;
  /** Who takes the lines out; the name of the file says it, for a CSV bears no mark. */
  readonly by: string;
  readonly mark: Mark;
};

/** Sends lines of the trail as a file, written while they are read. */
export function exportEntries(
  reply: FastifyReply,
  batches: AsyncIterable<readonly AuditEntry[]>,
  { format, language, now, by, mark }: Options,
): FastifyReply {
  const headings = COLUMNS.map(({ title }) => title[language]);
  const day = now.toISOString().slice(0, 10);
  const name = language === 'zh' ? `审计记录-${day}-${by}.${format}` : `audit-${day}-${by}.${format}`;
  return reply
    .type(tableType(format))
    .headers({ 'content-disposition': attachmentHeader(name), 'cache-control': 'no-store' })
    .send(tableStream(headings, cellsOf(batches), format, mark));
}

async function* cellsOf(batches: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((entry) => COLUMNS.map(({ cell }) => cell(entry)));
}
