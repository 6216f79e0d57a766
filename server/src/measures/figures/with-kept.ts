import type { Sql } from '../../support/db/connect.ts';
import type { Plan } from '../plan/plan.ts';
import { readMark } from '../rolls/mark.ts';
import type { Kept } from './sums-of.ts';

const TRIES = 4;

/**
 * Asks with the kept sums, and asks again when a round changed them between the mark and the answer; without a plan, or
 * when that keeps happening, everything is counted row by row.
 */
export async function withKept<T>(sql: Sql, plan: Plan | null, ask: (kept: Kept | null) => Promise<T>): Promise<T> {
  for (let tries = 0; plan && tries < TRIES; tries += 1) {
    const mark = await readMark(sql);
    const answer = await ask({ mark, plan });
    const after = await readMark(sql);
    if (after.rounds === mark.rounds) return answer;
  }
  return ask(null);
}
