import { type ImportRun, importKindNames, importStateNames } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';
import type { ListColumn } from '../../../support/files/list-table.ts';
import { runView } from './import-actions.ts';
import { recentRuns } from './import-queries.ts';

type NamedRun = ImportRun & { readonly starter: string | null };

/** The latest imports with the names of who started them. */
export async function namedRuns(sql: Sql, townId: string, most: number): Promise<readonly NamedRun[]> {
  const runs = await recentRuns(sql, undefined, most);
  const names = await namesOf(sql, [...new Set(runs.map(({ startedBy }) => startedBy))]);
  return runs.map((run) => ({ ...runView(townId, run), starter: names.get(run.startedBy) ?? null }));
}

async function namesOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from platform.person where id = any (${[...ids]})`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The columns of the list of imports, in order. */
export const RUN_COLUMNS: readonly ListColumn<NamedRun>[] = [
  { title: { zh: '文件', en: 'file' }, cell: ({ fileName }) => fileName },
  { title: { zh: '导入内容', en: 'rows are' }, cell: ({ kind }, language) => importKindNames[kind][language] },
  { title: { zh: '状态', en: 'state' }, cell: ({ state }, language) => importStateNames[state][language] },
  { title: { zh: '总行数', en: 'rows' }, cell: ({ rowsTotal }) => rowsTotal },
  { title: { zh: '已读', en: 'read' }, cell: ({ rowsRead }) => rowsRead },
  { title: { zh: '新增', en: 'added' }, cell: ({ rowsAdded }) => rowsAdded },
  { title: { zh: '已有', en: 'known' }, cell: ({ rowsKnown }) => rowsKnown },
  { title: { zh: '有变化', en: 'changed' }, cell: ({ rowsChanged }) => rowsChanged },
  { title: { zh: '问题', en: 'bad' }, cell: ({ rowsBad }) => rowsBad },
  { title: { zh: '未归类', en: 'without class' }, cell: ({ rowsWithoutClass }) => rowsWithoutClass },
  { title: { zh: '无承办单位', en: 'without unit' }, cell: ({ rowsWithoutUnit }) => rowsWithoutUnit },
  { title: { zh: '未完成原因', en: 'why it failed' }, cell: ({ error }, language) => error?.[language] ?? null },
  { title: { zh: '导入人', en: 'started by' }, cell: ({ starter }) => starter },
  { title: { zh: '上传时间', en: 'sent at' }, cell: ({ createdAt }, _, timeText) => timeText(createdAt) },
  {
    title: { zh: '完成时间', en: 'finished at' },
    cell: ({ finishedAt }, _, timeText) => finishedAt && timeText(finishedAt),
  },
];
