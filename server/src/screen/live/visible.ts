import { type Actor, hasRole } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import type { Numbered } from './news.ts';

/** The desk's roles see every case of the town; for them no question is asked of the store. */
export function seesAll(actor: Actor): boolean {
  return hasRole(actor, 'intake', 'dispatcher', 'chief', 'leader', 'admin');
}

/** What of the news the actor may see, as row-level security has it. */
export async function visibleTo(
  pool: Pool,
  townId: string,
  actor: Actor,
  news: readonly Numbered[],
): Promise<readonly Numbered[]> {
  if (seesAll(actor)) return news;
  const ids = news.filter(({ topic }) => topic === 'case').map(({ id }) => id);
  if (ids.length === 0) return [];
  const seen = new Set(await inTown(pool, townId, actor, (sql) => casesAmong(sql, ids)));
  return news.filter(({ topic, id }) => topic === 'case' && seen.has(id));
}

async function casesAmong(sql: Sql, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`select id from cases where id = any (${[...ids]}::uuid[])`;
  return rows.map((row) => row.id);
}
