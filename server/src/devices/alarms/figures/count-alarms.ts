import type { Counted } from '@chengyun/contract/alarm-figures';
import type { AlarmFilter } from '@chengyun/contract/alarm-query';
import type { Sql } from '../../../support/db/connect.ts';
import { alarmSources, isAmong } from '../view/alarm-filter.ts';

/** Counts the alarms of each filter in one reading of those of `base`, which every filter must narrow. */
export async function countEach<K extends string>(
  sql: Sql,
  base: AlarmFilter,
  filters: Readonly<Record<K, AlarmFilter>>,
): Promise<Readonly<Record<K, Counted>>> {
  const names = Object.keys(filters) as K[];
  const columns = names.map((name) => sql`count(*) filter (where ${isAmong(sql, filters[name])})`);
  const [first, ...more] = columns;
  if (!first) throw new Error('There is nothing to count');
  const list = more.reduce((all, column) => sql`${all}, ${column}`, first);
  const [row] = await sql<{ counts: number[] }[]>`
    select array[${list}]::int[] as counts from ${alarmSources(sql)} where ${isAmong(sql, base)}`;
  const counted = names.map((name, nth) => [name, { n: row?.counts[nth] ?? 0, opens: filters[name] }] as const);
  // The keys are those of `filters`, one by one.
  return Object.fromEntries(counted) as Record<K, Counted>;
}
