import { caseBases } from '@chengyun/contract/measures';
import { together } from '../../support/db/together.ts';
import { type Folding, foldUntil } from './fold.ts';
import { inSnapshot } from './in-snapshot.ts';
import { moveMark, readMark } from './mark.ts';
import { markSignatures } from './mark-signatures.ts';
import { takeSums } from './one-at-a-time.ts';
import { readCases } from './read-cases.ts';
import { sumBasis } from './sum-basis.ts';

/**
 * Makes all sums anew from the facts, as a new generation; those read meanwhile stay as they are. All bases see one
 * moment, for the facts are read once; what changes after it waits among the changes as ever. One basis is stored while
 * another is added up. False when another one is at it.
 */
export async function rebuildRolls(folding: Folding, until = foldUntil()): Promise<boolean> {
  const { pool, townId, zone, plan } = folding;
  const made = await inSnapshot(pool, townId, async (sql) => {
    if (!(await takeSums(sql, townId))) return false;
    await dropOthers(folding); // of a rebuild that was cut short
    const mark = await readMark(sql);
    const generation = mark.generation + 1;
    const table = await readCases(sql, { zone, until });
    const marks = await markSignatures(sql, plan, table.signatures);
    const waiting = [...caseBases];
    const work = async () => {
      for (let basis = waiting.shift(); basis; basis = waiting.shift()) {
        await sumBasis(folding, { basis, generation, table, marks: marks[basis] });
      }
    };
    // Where one fails the other ends first: what it still stored would meet the next try.
    await together([work(), work()]);
    await sql`delete from fact_change where reported_at < ${until}::text::timestamptz`;
    await moveMark(sql, { generation, plan: plan.id, until });
    return true;
  });
  if (made) await dropOthers(folding);
  return made;
}

async function dropOthers({ pool, townId }: Folding): Promise<void> {
  await inSnapshot(pool, townId, async (sql) => {
    const { generation } = await readMark(sql);
    await sql`delete from measure_roll where generation <> ${generation}`;
    await sql`delete from measure_spread where generation <> ${generation}`;
  });
}
