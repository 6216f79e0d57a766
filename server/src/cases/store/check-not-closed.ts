import type { Sql } from '../../support/db/connect.ts';

/** A case that `not_closed` holds otherwise than `cases` does, or holds too much or not at all. */
export interface Misplaced {
  readonly number: string;
  readonly stored: Readonly<Record<string, unknown>> | null;
  readonly should: Readonly<Record<string, unknown>> | null;
}

/** Compares `not_closed` with the cases it is kept from, column by column of its own; gives at most `most` that differ. */
export function misplaced(sql: Sql, most: number): Promise<readonly Misplaced[]> {
  return sql<Misplaced[]>`
    with should as (
      select id, number, to_jsonb(jsonb_populate_record(null::not_closed, to_jsonb(c))) as row
      from cases c where state <> 'closed'
    ), stored as (select id, to_jsonb(o) as row from not_closed o)
    select coalesce(c.number, o.id::text) as number, o.row - 'id' as stored, c.row - 'id' as should
    from should c full join stored o on o.id = c.id
    where c.row is distinct from o.row
    limit ${most}
  `;
}
