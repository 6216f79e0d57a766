import type { GoalEntry, GoalNote } from '@chengyun/contract/goals-answer';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Targets } from './reckon/target-of.ts';

/** The value of a month that holds: the one entered last. */
export interface EnteredMonth {
  readonly goal: string;
  readonly month: string;
  readonly nth: number;
  readonly value: number | null;
  readonly sample: boolean;
}

/** Values that hold, from a month on (YYYY-MM) and before another. */
export function enteredMonths(sql: Sql, from: string, to: string): Promise<readonly EnteredMonth[]> {
  return sql<EnteredMonth[]>`
    select distinct on (goal, month) goal, to_char(month, 'YYYY-MM') as month, nth, value, sample
    from goal_month
    where month >= ${`${from}-01`}::date and month < ${`${to}-01`}::date
    order by goal, month, nth desc
  `;
}

/** Everything ever entered of an indicator, newest month and newest value first. */
export async function entriesOf(sql: Sql, goal: string): Promise<readonly GoalEntry[]> {
  const rows = await sql<(Omit<GoalEntry, 'at'> & { readonly at: Date })[]>`
    select to_char(e.month, 'YYYY-MM') as month, e.nth, e.value, e.note, coalesce(p.name, e.entered_by) as by,
      e.entered_at as at, e.sample
    from goal_month e left join platform.person p on p.id::text = e.entered_by
    where e.goal = ${goal} order by e.month desc, e.nth desc limit 400
  `;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Writes a value of a month as the next one, so that what stood there before stays. */
export async function addMonth(
  sql: Sql,
  row: Omit<EnteredMonth, 'sample'> & { readonly note: string; readonly sample?: boolean },
): Promise<void> {
  const { goal, month, nth, value, note, sample = false } = row;
  await sql`
    insert into goal_month (goal, month, nth, value, note, sample)
    values (${goal}, ${`${month}-01`}::date, ${nth}, ${value}, ${note}, ${sample})
  `;
}

/** What a town set of an indicator. */
export interface SettingRow {
  readonly goal: string;
  readonly targets: Targets;
  readonly unitId: string | null;
  readonly post: string;
  readonly version: number;
}

/** All that the town set, by indicator. */
export async function settingsOf(sql: Sql): Promise<ReadonlyMap<string, SettingRow>> {
  const rows = await sql<SettingRow[]>`
    select goal, targets, unit_id as "unitId", post, version from goal_setting
  `;
  return new Map(rows.map((row) => [row.goal, row]));
}

/** Stores a setting if nobody changed it since `version` (0: there was none); false when somebody did. */
export async function saveSetting(sql: Sql, { goal, targets, unitId, post, version }: SettingRow): Promise<boolean> {
  const rows = await sql`
    insert into goal_setting (goal, targets, unit_id, post)
    select ${goal}, ${json(sql, targets)}, ${unitId}, ${post}
    where ${version} = 0 or exists (select 1 from goal_setting where goal = ${goal})
    on conflict (goal) do update set targets = excluded.targets, unit_id = excluded.unit_id, post = excluded.post,
      version = goal_setting.version + 1, changed_by = platform.actor(), changed_at = now()
    where goal_setting.version = ${version}
    returning 1
  `;
  return rows.length > 0;
}

/** How many notes there are, by indicator. */
export async function noteCounts(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ goal: string; n: number }[]>`select goal, count(*)::int as n from goal_note group by goal`;
  return new Map(rows.map(({ goal, n }) => [goal, n]));
}

/** The notes of an indicator, newest first. */
export async function notesOf(sql: Sql, goal: string): Promise<readonly GoalNote[]> {
  const rows = await sql<(Omit<GoalNote, 'at'> & { readonly at: Date })[]>`
    select n.id, n.text, coalesce(p.name, n.written_by) as by, n.written_at as at
    from goal_note n left join platform.person p on p.id::text = n.written_by
    where n.goal = ${goal} order by n.written_at desc, n.id desc limit 200
  `;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function addNote(sql: Sql, id: string, goal: string, text: string): Promise<void> {
  await sql`insert into goal_note (id, goal, text) values (${id}, ${goal}, ${text})`;
}
