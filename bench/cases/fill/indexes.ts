import type { Pool } from '../../../server/src/support/db/connect.ts';
import type { caseTables } from './read-templates.ts';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** Drops the indexes of tables that keep no rule, and gives back how to make them again. */
export async function dropIndexes(
  sql: Pool,
  schema: string,
  tables: readonly (typeof caseTables)[number][],
): Promise<readonly Index[]> {
  const found = await sql<Index[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relnamespace = ${schema}::regnamespace and t.relname = any (${[...tables]})
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
  `;
  for (const { name } of found) await sql`drop index ${sql(schema)}.${sql(name)}`;
  return found;
}

/** Makes dropped indexes again, two at a time. */
export async function makeIndexes(sql: Pool, indexes: readonly Index[]): Promise<void> {
  const waiting = [...indexes];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await sql.unsafe(next.definition);
  };
  await Promise.all([work(), work()]);
}
