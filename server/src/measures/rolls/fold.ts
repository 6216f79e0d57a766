import { caseBases } from '@chengyun/contract/measures';
import { FOLD_AGE_MS } from '../../cases/facts/save-fact.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { quote } from '../plan/condition-sql.ts';
import type { Plan } from '../plan/plan.ts';
import { foldSpreads } from '../spreads/fold-spreads.ts';
import { inSnapshot } from './in-snapshot.ts';
import { type Mark, moveMark, readMark } from './mark.ts';
import { takeSums } from './one-at-a-time.ts';
import { factColumns, sumsSql } from './sums-sql.ts';

/** What a round works with. */
export interface Folding {
  readonly pool: Pool;
  readonly townId: string;
  readonly zone: string;
  readonly plan: Plan;
}

/** Up to when cases may be in the sums: those reported later still change from minute to minute. */
export function foldUntil(now = Date.now()): string {
  return new Date(now - FOLD_AGE_MS).toISOString();
}

/**
 * Brings the sums up to now: takes what changed cases were out, puts what they are in, and adds the cases that have come
 * of age. Nothing when another process is at it; false when the sums are of another plan and must be made anew.
 */
export async function fold(folding: Folding, until = foldUntil()): Promise<boolean> {
  const { pool, townId } = folding;
  return inSnapshot(pool, townId, async (sql) => {
    if (!(await takeSums(sql, townId))) return true;
    return foldIn(sql, folding, until);
  });
}

/** The same in a transaction that has taken the sums. */
export async function foldIn(sql: Sql, { zone, plan }: Folding, until: string): Promise<boolean> {
  const mark = await readMark(sql);
  if (mark.plan !== plan.id || !mark.facts) return false;
  const to = Date.parse(mark.until) > Date.parse(until) ? mark.until : until;
  if (!(await hasWork(sql, mark, to))) return true;
  const from = changedSql(mark.until, to);
  for (const basis of caseBases) {
    const terms = plan.terms[basis];
    if (terms.length === 0) continue;
    await sql.unsafe(`
      insert into measure_roll (generation, basis, dimension, span, day, value, n)
      select ${mark.generation}, '${basis}', s.* from (${sumsSql({ from, basis, terms, zone })}) s
      on conflict (generation, basis, dimension, span, day, value)
      do update set n = add_counts(measure_roll.n, excluded.n)`);
    await foldSpreads(sql, { generation: mark.generation, basis, from, until: to, zone, plan });
  }
  await sql`delete from fact_change where reported_at < ${to}::text::timestamptz`;
  await moveMark(sql, { ...mark, until: to });
  return true;
}

async function hasWork(sql: Sql, mark: Mark, to: string): Promise<boolean> {
  const [row] = await sql<{ some: boolean }[]>`
    select exists (select 1 from fact_change where reported_at < ${to}::text::timestamptz)
      or exists (select 1 from case_fact where reported_at >= ${mark.until}::text::timestamptz
        and reported_at < ${to}::text::timestamptz) as some
  `;
  return row?.some ?? false;
}

/** What differs from the sums, signed: changed cases as they were (−) and are (+), and cases that were not in them yet (+). */
export function changedSql(until: string, to: string): string {
  const current = factColumns.map((name) => `f.${name}`).join(', ');
  return `
    ${pendingSql(until)}
    union all
    select 1 as sign, ${current} from case_fact f
    where f.reported_at >= ${quote(until)}::timestamptz and f.reported_at < ${quote(to)}::timestamptz`;
}

/** Of the cases that are in the sums, those changed since, as the sums have them (−) and as they are (+). */
export function pendingSql(until: string): string {
  const was = factColumns.map((name) => `w.${name}`).join(', ');
  const is = factColumns.map((name) => `f.${name}`).join(', ');
  const changed = (what: string) => `
    select distinct on (case_id) ${what} from fact_change
    where reported_at < ${quote(until)}::timestamptz order by case_id, change`;
  return `
    select -1 as sign, ${was} from (${changed('was')}) c, jsonb_populate_record(null::case_fact, c.was) w
    where c.was is not null
    union all
    select 1 as sign, ${is} from (${changed('case_id')}) c join case_fact f on f.case_id = c.case_id
    where f.reported_at < ${quote(until)}::timestamptz`;
}
