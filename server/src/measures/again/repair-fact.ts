import { isDeepStrictEqual } from 'node:util';
import { storedFact } from '../../cases/facts/save-fact.ts';
import { rebuild } from '../../cases/life/apply-step.ts';
import type { Loop } from '../../cases/loop.ts';
import { loadJournal, lockCases } from '../../cases/store/load-case.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { json } from '../../support/db/json.ts';

/** Holds a case, makes its fact from its journal, and stores it if it differs, with a note for the sums. */
export async function repairFact(loop: Loop, townId: string, id: string): Promise<boolean> {
  const ground = await loop.grounds.of(townId);
  return inTown(loop.pool, townId, systemActor, async (sql) => {
    await lockCases(sql, [id]);
    const aggregate = rebuild(await loadJournal(sql, id), ground.calendar);
    if (!aggregate) return false;
    const fact = storedFact(aggregate);
    const [same] = await sql<{ was: unknown; now: unknown }[]>`
      select to_jsonb(g) as now, to_jsonb(f) as was
      from jsonb_populate_record(null::case_fact, ${json(sql, fact)}) g left join case_fact f on f.case_id = g.case_id
    `;
    if (isDeepStrictEqual(same?.was, same?.now)) return false;
    await sql`insert into fact_change (case_id, reported_at, was)
      values (${id}, ${fact.reported_at}, ${same?.was ? json(sql, same.was) : null})`;
    await sql`delete from case_fact where case_id = ${id}`;
    await sql`insert into case_fact select * from jsonb_populate_record(null::case_fact, ${json(sql, fact)})`;
    return true;
  });
}
