import type { Pool, Sql } from '../support/db/connect.ts';
import type { Actor } from './actor.ts';

/** One transaction on what all towns share, in which the policies know the actor; of a town's tables none is in reach. */
export function inPlatform<T>(pool: Pool, actor: Actor, work: (sql: Sql) => Promise<T>): Promise<T> {
  return pool.begin(async (sql) => {
    await sql`
      select set_config('chengyun.actor', ${actor.id}, true), set_config('chengyun.roles', ${`{${actor.roles.join(',')}}`}, true)`;
    return work(sql);
  }) as Promise<T>;
}
