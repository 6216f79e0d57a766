import type { Sql } from '../../support/db/connect.ts';

const columns = [
  ...['state', 'kind', 'source', 'taxonomy', 'category_code', 'lon', 'lat', 'area_code', 'grid_code', 'community_code'],
  ...['reported_by', 'lead_unit_id', 'unit_ids', 'suspended_until', 'supervision', 'led', 'returns', 'open_requests'],
  ...['due_at', 'lamp', 'next_at', 'reported_at', 'updated_at'],
] as const;

/** A case that `not_closed` holds otherwise than `cases` does, or holds too much or not at all. */
export interface Misplaced {
  readonly number: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly should: Readonly<Record<string, unknown>> | null;
}

/** Compares `not_closed` with the cases it is kept from; gives at most `most` that differ. */
export async function misplaced(sql: Sql, most: number): Promise<readonly Misplaced[]> {
  const of = (table: 'c' | 'o') => sql.unsafe(columns.map((name) => `${table}.${name}`).join(', '));
  return sql<Misplaced[]>`
    with should as (select id, number, ${sql([...columns])} from cases where state <> 'closed')
    select coalesce(c.number, o.id::text) as number, to_jsonb(o) - 'id' as stored, to_jsonb(c) - 'id' - 'number' as should
    from should c full join not_closed o on o.id = c.id
    where c.id is null or o.id is null or row(${of('c')}) is distinct from row(${of('o')})
    limit ${most}
  `;
}
