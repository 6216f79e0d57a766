import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import type { World } from '../../server/src/support/world.ts';

/** What was promised and is not so. All 0 when nothing is wrong. */
export interface Faults {
  /** Cases of which the caller got an id and which are not there. */
  readonly lost: number;
  /** Cases behind the version the caller was told. */
  readonly behind: number;
  /** Cases with more or fewer journal lines than their version. */
  readonly journal: number;
}

/** Looks for every promised case, its version and its journal. */
export async function checkStored(
  world: World,
  townId: string,
  promised: Readonly<Record<string, number>>,
): Promise<Faults> {
  const ids = Object.keys(promised);
  const rows = await inTown(
    world.sql,
    townId,
    systemActor,
    (sql) => sql<{ id: string; version: number; lines: number }[]>`
      select id, version, (select count(*)::int from journal j where j.case_id = c.id) as lines
      from cases c where id = any (${ids}::uuid[])
    `,
  );
  return {
    lost: ids.length - rows.length,
    behind: rows.filter(({ id, version }) => version < (promised[id] ?? 0)).length,
    journal: rows.filter(({ version, lines }) => version !== lines).length,
  };
}

/** How many cases of the bulk have a journal that is longer or shorter than their version, and how many there are. */
export async function checkBulk(
  world: World,
  schema: string,
): Promise<{ readonly cases: number; readonly uneven: number }> {
  const [row] = await world.ownerSql<{ cases: number; uneven: number }[]>`
    with lines as (select case_id, count(*)::int as n from ${world.ownerSql(schema)}.journal group by case_id)
    select count(*)::int as cases, count(*) filter (where version is distinct from n)::int as uneven
    from ${world.ownerSql(schema)}.cases left join lines on case_id = id
  `;
  return row ?? { cases: 0, uneven: 0 };
}
