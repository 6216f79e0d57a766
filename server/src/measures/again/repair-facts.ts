import { lockCases } from '../../cases/store/load-case.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { json } from '../../support/db/json.ts';
import { factColumns } from '../rolls/sums-sql.ts';
import { factFrom } from './fact-from.ts';
import { journalsOf } from './journals.ts';
import type { Remaking } from './remaking.ts';

/** Holds cases, makes their facts from their journals, and stores those that differ, with notes for the sums. Gives how many. */
export async function repairFacts(loop: Remaking, townId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const ground = await loop.grounds.of(townId);
  const now = factColumns.map((name) => `g.${name}`).join(', ');
  const was = factColumns.map((name) => `f.${name}`).join(', ');
  return inTown(loop.pool, townId, systemActor, async (sql) => {
    await lockCases(sql, ids);
    const facts = (await journalsOf(sql, ids)).flatMap((one) => factFrom(one, ground) ?? []);
    const given = json(sql, facts);
    const noted = await sql<{ id: string }[]>`
      insert into fact_change (case_id, reported_at, was)
      select g.case_id, g.reported_at, to_jsonb(f)
      from jsonb_populate_recordset(null::case_fact, ${given}) g left join case_fact f on f.case_id = g.case_id
      where f.case_id is null or row(${sql.unsafe(now)}) is distinct from row(${sql.unsafe(was)})
      returning case_id as id
    `;
    const wrong = noted.map(({ id }) => id);
    if (wrong.length === 0) return 0;
    await sql`delete from case_fact where case_id = any (${wrong}::uuid[])`;
    await sql`
      insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${given})
      where case_id = any (${wrong}::uuid[])
    `;
    return wrong.length;
  });
}
