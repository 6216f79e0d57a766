import { actionName, thingName } from '@chengyun/contract/act-words';
import type { AuditEntry } from '@chengyun/contract/audit';
import type { FastifyReply } from 'fastify';
import type { Batch, ListColumn, ListOptions } from '../../support/files/list-table.ts';
import type { Cell } from '../../support/files/write-table.ts';
import type { Bilingual } from '../../support/http/language.ts';
import { sendMasked } from '../full-files/send-masked.ts';
import { hidePieces } from '../personal/pieces.ts';

const kindNames: Readonly<Record<AuditEntry['kind'], Bilingual>> = {
  account: { zh: '账户与登录', en: 'accounts and sign-in' },
  look: { zh: '查看', en: 'looks' },
  export: { zh: '导出', en: 'exports' },
  rights: { zh: '权限', en: 'rights' },
  policy: { zh: '策略', en: 'policy' },
  configuration: { zh: '配置', en: 'configuration' },
  action: { zh: '业务操作', en: 'business' },
};
const results = { yes: { zh: '成功', en: 'yes' }, no: { zh: '未成功', en: 'no' } } as const;

const text = (value: unknown): Cell =>
  value === null || value === undefined ? null : hidePieces(JSON.stringify(value));

const COLUMNS: readonly ListColumn<AuditEntry>[] = [
  { title: { zh: '时间', en: 'when' }, cell: ({ at }, _, timeText) => timeText(at) },
  { title: { zh: '类别', en: 'kind' }, cell: ({ kind }, language) => kindNames[kind][language] },
  { title: { zh: '操作', en: 'what' }, cell: ({ action }, language) => actionName(action, language) },
  { title: { zh: '结果', en: 'success' }, cell: ({ ok }, language) => results[ok ? 'yes' : 'no'][language] },
  { title: { zh: '拒绝原因', en: 'refused by' }, cell: ({ code }) => code },
  { title: { zh: '人员', en: 'who' }, cell: ({ actorName }) => actorName },
  { title: { zh: '人员编号', en: 'id of who' }, cell: ({ actorId }) => actorId },
  { title: { zh: '角色', en: 'roles' }, cell: ({ actorRoles }) => actorRoles.join(' ') },
  { title: { zh: '地址', en: 'from where' }, cell: ({ address }) => address },
  {
    title: { zh: '对象', en: 'object' },
    cell: ({ objectType }, language) => objectType && (thingName(objectType, language) ?? objectType),
  },
  { title: { zh: '对象编号', en: 'id of object' }, cell: ({ objectId }) => objectId },
  { title: { zh: '对象名称', en: 'name of object' }, cell: ({ objectName }) => objectName },
  { title: { zh: '提交内容', en: 'sent' }, cell: ({ detail }) => text(detail) },
  { title: { zh: '变更前', en: 'before' }, cell: ({ before }) => text(before) },
  { title: { zh: '变更后', en: 'after' }, cell: ({ after }) => text(after) },
  { title: { zh: '操作代码', en: 'request or step' }, cell: ({ action }) => action },
  { title: { zh: '流水号', en: 'line' }, cell: ({ id }) => id },
  { title: { zh: '请求编号', en: 'request' }, cell: ({ request }) => request },
];

/** Sends lines of the trail as a file, written while they are read. */
export function exportEntries(
  reply: FastifyReply,
  batches: AsyncIterable<Batch<AuditEntry>>,
  options: ListOptions & { readonly now: Date; readonly by: string },
): FastifyReply {
  return sendMasked(reply, { name: { zh: '审计记录', en: 'audit' }, columns: COLUMNS, batches }, options);
}
