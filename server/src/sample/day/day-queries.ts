import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';

/** Which of these cases are there. */
export async function casesAmong(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`select id from cases where id = any (${[...ids]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** All open cases with their versions. */
export async function openCases(sql: Sql): Promise<readonly { readonly id: string; readonly version: number }[]> {
  return sql`
    select c.id, c.version from not_closed o join cases c on c.id = o.id
    where o.state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')`;
}

/**
 * The towns that are marked as samples and whose making is as far as the cases of its last day: from then on numbers of
 * that day can be given out.
 */
export async function sampleTowns(pool: Pool): Promise<readonly string[]> {
  const rows = await pool<{ id: string }[]>`select id from platform.town where sample order by created_at, id`;
  const ready = await Promise.all(rows.map(({ id }) => inTown(pool, id, systemActor, hasCases)));
  return rows.flatMap(({ id }, at) => (ready[at] ? [id] : []));
}

async function hasCases(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from cases limit 1`;
  return rows.length > 0;
}
