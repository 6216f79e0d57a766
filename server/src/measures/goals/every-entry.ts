import type { Sql } from '../../support/db/connect.ts';
import type { ListColumn } from '../../support/files/list-table.ts';
import type { Bilingual } from '../../support/http/language.ts';
import type { GoalBook } from './goal-book.ts';

/** A value that was entered for a month of an indicator; of a month's values the one with the highest `nth` holds. */
export interface ListedEntry {
  readonly goal: string;
  readonly name: Bilingual | null;
  readonly month: string;
  readonly value: number | null;
  readonly nth: number;
  readonly note: string;
  readonly by: string | null;
  readonly at: string;
  readonly sample: boolean;
}

/** All that was ever entered of the indicators: of each month the value that holds first. */
export async function everyEntry(sql: Sql, { goals }: GoalBook): Promise<readonly ListedEntry[]> {
  const rows = await sql<(Omit<ListedEntry, 'name' | 'at'> & { readonly at: Date })[]>`
    select e.goal, to_char(e.month, 'YYYY-MM') as month, e.value, e.nth, e.note, p.name as by, e.entered_at as at, e.sample
    from goal_month e left join platform.person p on p.id = e.entered_by
    order by e.goal, e.month, e.nth desc`;
  return rows.map(({ at, ...row }) => ({
    ...row,
    name: goals.get(row.goal)?.name ?? null,
    at: at.toISOString(),
  }));
}

/** The columns of what was entered: indicator, month and value first, as a table of values is read. */
export const ENTRY_COLUMNS: readonly ListColumn<ListedEntry>[] = [
  { title: { zh: '指标', en: 'indicator' }, cell: ({ goal, name }, language) => name?.[language] ?? goal },
  { title: { zh: '月份', en: 'month' }, cell: ({ month }) => month },
  { title: { zh: '数值', en: 'value' }, cell: ({ value }) => value },
  { title: { zh: '指标代码', en: 'id' }, cell: ({ goal }) => goal },
  { title: { zh: '第几次填报', en: 'entry' }, cell: ({ nth }) => nth },
  { title: { zh: '说明', en: 'note' }, cell: ({ note }) => note },
  { title: { zh: '填报人', en: 'entered by' }, cell: ({ by }) => by },
  { title: { zh: '填报时间', en: 'entered at' }, cell: ({ at }, _, timeText) => timeText(at) },
];
