import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';

/**
 * Erases what is personal of requests that ended longer ago than the policy's age, by dropping their keys; what was decided
 * stays. 0 months is never. Gives how many.
 */
export function eraseOldRequests(ownerSql: Pool, townId: string, now: Date, months: number): Promise<number> {
  if (months === 0) return Promise.resolve(0);
  return inTown(ownerSql, townId, systemActor, async (sql) => {
    const { count } = await sql`
      update privacy_request set sealed_key = null, key_version = null
      where sealed_key is not null and ended_at < ${now}::timestamptz - make_interval(months => ${months})`;
    return count;
  });
}
