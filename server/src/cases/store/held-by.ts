import type { Sql } from '../../support/db/connect.ts';

/** A case and those merged into it, directly or through another, as an array of ids within a statement. */
export function heldBy(sql: Sql, caseId: string) {
  return sql`array(
    with recursive held as (
      select ${caseId}::uuid as id
      union select c.id from cases c join held on c.merged_into = held.id
    )
    select id from held)`;
}
