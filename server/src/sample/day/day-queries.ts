import type { Sql } from '../../support/db/connect.ts';

/** Which of these cases are there. */
export async function casesAmong(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`select id from cases where id = any (${[...ids]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** All open cases with their versions. */
export async function openCases(sql: Sql): Promise<readonly { readonly id: string; readonly version: number }[]> {
  return sql`
    select id, version from cases
    where state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked')`;
}

/** The towns that are marked as samples. */
export async function sampleTowns(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`select id from platform.town where sample order by created_at, id`;
  return rows.map(({ id }) => id);
}
