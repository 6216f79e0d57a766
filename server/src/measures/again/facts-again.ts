import type { CaseFact } from '../../cases/facts/fact.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { factFrom } from './fact-from.ts';
import { fingerprintOf, fingerprintSql } from './fingerprint.ts';
import { ALL, everyJournal } from './journals.ts';
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
  for await (const journals of everyJournal(loop.pool, townId, stretch)) {
    const facts = journals.flatMap((one) => factFrom(one, ground) ?? []);
    const found = await inTown(loop.pool, townId, systemActor, (sql) => storeMissing(sql, facts));
    cases += journals.length;
    missing += found.missing;
    wrong += await repairFacts(loop, townId, found.differing);
  }
  const changed = await changedSince(loop, townId, begun);
  for (let at = 0; at < changed.length; at += HELD) await repairFacts(loop, townId, changed.slice(at, at + HELD));
  return { cases, missing, wrong };
}

/** Adds the facts that are not there, and tells which of the others are not as given. */
async function storeMissing(sql: Sql, facts: readonly CaseFact[]) {
  const ids = facts.map((fact) => fact.case_id);
  const rows = await sql.unsafe<{ id: string; print: string }[]>(
    `select f.case_id as id, ${fingerprintSql()} as print from case_fact f where f.case_id = any ($1::uuid[])`,
    [ids],
  );
  const prints = new Map(rows.map(({ id, print }) => [id, print]));
  const absent = facts.filter((fact) => !prints.has(fact.case_id));
  if (absent.length > 0) {
    await sql`
      insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${json(sql, absent)})
      on conflict do nothing
    `;
  }
  const differing = facts.filter((fact) => (prints.get(fact.case_id) ?? null) !== fingerprintOf(fact));
  return {
    missing: absent.length,
    differing: differing.map((fact) => fact.case_id).filter((id) => prints.has(id)),
  };
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
