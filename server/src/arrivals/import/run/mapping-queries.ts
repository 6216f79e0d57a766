import type { ImportMapping } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';

/** The mapping last confirmed for files with these headings. */
export async function savedMapping(sql: Sql, kind: string, hash: string): Promise<ImportMapping | undefined> {
  const [row] = await sql<{ mapping: ImportMapping }[]>`
    select mapping from import_mapping where kind = ${kind} and heading_hash = ${hash}`;
  return row?.mapping;
}

export async function saveMapping(sql: Sql, kind: string, hash: string, mapping: ImportMapping): Promise<void> {
  await sql`
    insert into import_mapping (kind, heading_hash, mapping)
    values (${kind}, ${hash}, ${sql.json(mapping as never)})
    on conflict (kind, heading_hash) do update set mapping = excluded.mapping, used_at = now()`;
}

/** The kinds of case that the town's packs know. */
export async function caseKinds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct one ->> 'id' as id from policy, jsonb_array_elements(data -> 'kinds') as one
    where policy.kind = 'pack' order by id`;
  return rows.map((row) => row.id);
}
