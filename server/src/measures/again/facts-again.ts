import type { CaseFact } from '../../cases/facts/fact.ts';
import { storedFact } from '../../cases/facts/save-fact.ts';
import { rebuild } from '../../cases/life/apply-step.ts';
import type { Loop } from '../../cases/loop.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { factColumns } from '../rolls/sums-sql.ts';
import { everyJournal, type Journal, type Stretch } from './journals.ts';
import { repairFact } from './repair-fact.ts';

/** What came of it: cases read, facts that were not there, facts that were not what the journal says. */
export interface FactsAgain {
  readonly cases: number;
  readonly missing: number;
  readonly wrong: number;
}

const ALL: Stretch = { after: '00000000-0000-0000-0000-000000000000', until: null };
const MARGIN_MS = 300_000;

/**
 * Makes every fact of a town anew from its journal and stores those that are missing or differ. People may act meanwhile:
 * a fact that differs is looked at again with its case held, and so are the cases that changed since the beginning.
 */
export async function factsAgain(loop: Loop, townId: string, stretch = ALL): Promise<FactsAgain> {
  const ground = await loop.grounds.of(townId);
  const begun = new Date(loop.now().getTime() - MARGIN_MS);
  let [cases, missing, wrong] = [0, 0, 0];
  for await (const journals of everyJournal(loop.pool, townId, stretch)) {
    const facts = journals.flatMap((one) => factFrom(one, ground) ?? []);
    const found = await inTown(loop.pool, townId, systemActor, (sql) => storeMissing(sql, facts));
    for (const id of found.wrong) await repairFact(loop, townId, id);
    cases += journals.length;
    missing += found.missing;
    wrong += found.wrong.length;
  }
  for (const id of await changedSince(loop, townId, begun)) await repairFact(loop, townId, id);
  return { cases, missing, wrong };
}

/** The fact that a journal gives; null for one that cannot be folded, which verify tells of. */
export function factFrom({ steps }: Journal, ground: Ground): CaseFact | null {
  try {
    const aggregate = rebuild(steps, ground.calendar);
    return aggregate && storedFact(aggregate);
  } catch {
    return null; // a broken journal is told of by verify, with its number; it must not keep the others from their facts
  }
}

/** Adds the facts that are not there, and tells which of the others are not as given. */
async function storeMissing(sql: Sql, facts: readonly CaseFact[]) {
  const rows = factColumns.map((name) => `g.${name}`).join(', ');
  const stored = factColumns.map((name) => `f.${name}`).join(', ');
  const given = json(sql, facts);
  const wrong = await sql<{ id: string }[]>`
    select g.case_id as id from jsonb_populate_recordset(null::case_fact, ${given}) g
    join case_fact f on f.case_id = g.case_id
    where row(${sql.unsafe(rows)}) is distinct from row(${sql.unsafe(stored)})
  `;
  const missing = await sql`
    insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${given}) on conflict do nothing
  `;
  return { wrong: wrong.map(({ id }) => id), missing: missing.count };
}

async function changedSince(loop: Loop, townId: string, begun: Date): Promise<readonly string[]> {
  const rows = await inTown(
    loop.pool,
    townId,
    systemActor,
    (sql) => sql<{ id: string }[]>`select distinct case_id as id from journal where at >= ${begun.toISOString()}`,
  );
  return rows.map(({ id }) => id);
}
