import type { Sql } from '../../../support/db/connect.ts';

/** Every row of every table of a database as text, as a stolen copy of it would be read. */
export async function everythingIn(ownerSql: Sql): Promise<string> {
  const tables = await ownerSql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await ownerSql.unsafe<{ text: string }[]>(`select t::text as text from ${name} t`);
    texts.push(...rows.map((row) => row.text));
  }
  return texts.join('\n');
}
