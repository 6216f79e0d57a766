import type { CaseFact } from '../../cases/facts/fact.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { json } from '../../support/db/json.ts';
import { factFrom } from './fact-from.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ALL } from './journal-lines.ts';
import { eachJournal } from './journals.ts';
import type { Remaking } from './remaking.ts';
import { repairFacts } from './repair-facts.ts';

/** What came of it: cases read, facts that were not there, facts that were not what the journal says. */
export interface FactsAgain {
  readonly cases: number;
  readonly missing: number;
  readonly wrong: number;
}

const MARGIN_MS = 300_000;
/** Cases that are held at a time while their facts are looked at again. */
const HELD = 500;

/**
 * Makes every fact of a town anew from its journal and stores those that are missing or differ. People may act meanwhile:
 * a fact that differs is looked at again with its case held, and so are the cases that changed since the beginning.
 */
export async function factsAgain(loop: Remaking, townId: string, stretch = ALL): Promise<FactsAgain> {
  const ground = await loop.grounds.of(townId);
  const begun = new Date(loop.now().getTime() - MARGIN_MS);
  let [cases, missing, wrong] = [0, 0, 0];
  let [absent, differing]: [CaseFact[], string[]] = [[], []];
  const store = async () => {
    const [lost, suspect] = [absent, differing];
    [absent, differing] = [[], []];
    missing += lost.length;
    await addFacts(loop, townId, lost);
    wrong += await repairFacts(loop, townId, suspect);
  };
  await eachJournal(loop.pool, townId, stretch, async (journals) => {
    cases += journals.length;
    for (const journal of journals) {
      const fact = factFrom(journal, ground);
      if (!fact) continue;
      if (journal.print === null) absent.push(fact);
      else if (journal.print !== fingerprintOf(fact)) differing.push(fact.case_id);
    }
    if (absent.length + differing.length >= HELD) await store();
  });
  await store();
  const changed = await changedSince(loop, townId, begun);
  for (let at = 0; at < changed.length; at += HELD) await repairFacts(loop, townId, changed.slice(at, at + HELD));
  return { cases, missing, wrong };
}

async function addFacts({ pool }: Remaking, townId: string, facts: readonly CaseFact[]): Promise<void> {
  if (facts.length === 0) return;
  await inTown(
    pool,
    townId,
    systemActor,
    (sql) => sql`
      insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${json(sql, facts)})
      on conflict do nothing
    `,
  );
}

async function changedSince(loop: Remaking, townId: string, begun: Date): Promise<readonly string[]> {
  const rows = await inTown(
    loop.pool,
    townId,
    systemActor,
    (sql) => sql<{ id: string }[]>`select distinct case_id as id from journal where at >= ${begun.toISOString()}`,
  );
  return rows.map(({ id }) => id);
}
