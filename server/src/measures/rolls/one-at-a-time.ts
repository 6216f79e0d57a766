import type { Sql } from '../../support/db/connect.ts';

/** Takes the town's sums for this transaction; false when another one works on them. */
export async function takeSums(sql: Sql, townId: string): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('chengyun.measures'), hashtext(${townId})) as taken
  `;
  return row?.taken ?? false;
}
