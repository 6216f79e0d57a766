import { systemActor } from '../../people/actor.ts';
import { townSchema } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';

/**
 * One transaction of the system in a town that sees one moment from its first statement to its last. Who changes what
 * another has changed since fails (40001) and may try again.
 */
export async function inSnapshot<T>(pool: Pool, townId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  return (await pool.begin('isolation level repeatable read', async (sql) => {
    await sql`
      select set_config('search_path', ${`${townSchema(townId)}, platform`}, true),
        set_config('chengyun.town', ${townId}, true),
        set_config('chengyun.actor', ${systemActor.id}, true),
        set_config('chengyun.roles', '{system}', true)
    `;
    return work(sql);
  })) as T;
}

/** Whether a failure means that another one was quicker, and a further try may come through. */
export function lostRace(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '40001';
}
