import type { Sql } from '../../support/db/connect.ts';

/**
 * How often a person has looked in the last hour and the last day, at cases and at who asks about their own data. Held
 * until the transaction ends, so that two looks at once count each other.
 */
export async function looksOf(sql: Sql, actorId: string): Promise<{ readonly hour: number; readonly day: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`looks ${actorId}`}, 0))`;
  const [row] = await sql<{ hour: number; day: number }[]>`
    select count(*) filter (where at > now() - interval '1 hour')::int as hour, count(*)::int as day
    from (
      select at from reveal where actor_id = ${actorId} and at > now() - interval '1 day'
      union all
      select at from privacy_step where action = 'look' and actor_id = ${actorId} and at > now() - interval '1 day'
    ) looks`;
  return row ?? { hour: 0, day: 0 };
}

interface Kept {
  readonly id: string;
  readonly caseId: string;
  readonly actorId: string;
  readonly reason: string;
}

/** Keeps who looked and why. */
export async function keepLook(sql: Sql, { id, caseId, actorId, reason }: Kept): Promise<void> {
  await sql`insert into reveal (id, case_id, actor_id, reason) values (${id}, ${caseId}, ${actorId}, ${reason})`;
}
