import { type CaseBasis, caseBases } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { quote } from '../plan/condition-sql.ts';
import { checkSpreads } from '../spreads/check-spreads.ts';
import { type Folding, foldIn, foldUntil } from './fold.ts';
import { inSnapshot } from './in-snapshot.ts';
import { readMark } from './mark.ts';
import { markSignatures } from './mark-signatures.ts';
import { takeSums } from './one-at-a-time.ts';
import { readCases } from './read-cases.ts';
import { factColumns, sumsSql } from './sums-sql.ts';

/** A sum that is not what the facts give. */
export interface RollDifference {
  readonly basis: CaseBasis;
  readonly dimension: string;
  readonly span: string;
  readonly day: string;
  readonly value: string;
  readonly stored: readonly string[] | null;
  readonly counted: readonly string[] | null;
}

const MOST_SHOWN = 100;

/**
 * Folds in what waits, then counts every kept sum anew from the facts and tells which differ. Null when the town has no
 * sums of this plan yet, or another process is at them.
 */
export async function checkRolls(folding: Folding, until = foldUntil()): Promise<readonly RollDifference[] | null> {
  const { pool, townId, zone, plan } = folding;
  return inSnapshot(pool, townId, async (sql) => {
    if (!(await takeSums(sql, townId)) || !(await foldIn(sql, folding, until))) return null;
    const mark = await readMark(sql);
    const table = await readCases(sql, { zone, until: mark.until });
    const marks = await markSignatures(sql, plan, table.signatures);
    const differences: RollDifference[] = [];
    for (const basis of caseBases) {
      if (plan.terms[basis].length === 0) continue;
      differences.push(...(await differencesOf(sql, folding, basis, mark)));
      const checked = { table, marks: marks[basis], generation: mark.generation };
      differences.push(...(await checkSpreads(sql, plan, basis, checked)));
    }
    return differences.slice(0, MOST_SHOWN);
  });
}

function differencesOf(
  sql: Sql,
  { plan, zone }: Folding,
  basis: CaseBasis,
  mark: { readonly generation: number; readonly until: string },
): Promise<RollDifference[]> {
  const from = `
    select 1 as sign, ${factColumns.join(', ')} from case_fact where reported_at < ${quote(mark.until)}::timestamptz`;
  // A sum that has come down to nothing stays as zeros, and is as good as none.
  return sql.unsafe<RollDifference[]>(`
    select '${basis}' as basis, dimension, span, day::text as day, value, r.n as stored, c.n as counted
    from (
      select dimension, span, day, value, n from measure_roll
      where generation = ${mark.generation} and basis = '${basis}' and exists (select 1 from unnest(n) as one where one <> 0)
    ) r
    full join (${sumsSql({ from, basis, terms: plan.terms[basis], zone })}) c using (dimension, span, day, value)
    where r.n is distinct from c.n
    limit ${MOST_SHOWN}`);
}
