import type { Sql } from '../db/connect.ts';
import type { Manifest, Table } from './manifest.ts';

/** Tables of the job queue that say how it was made, not what is in it. */
const made = ['migration', 'migrations'];

/** What a backup of these schemas holds, read in the snapshot of its transaction. */
export async function describeDatabase(
  sql: Sql,
  schemas: readonly string[],
  at: Date,
): Promise<Omit<Manifest, 'withKeys'>> {
  const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  const migrations = [];
  for (const name of schemas) migrations.push({ name, migrations: await migrationsOf(sql, name) });
  return {
    format: 'chengyun-backup/1',
    at: at.toISOString(),
    database: `PostgreSQL ${server?.version}`,
    schemas: migrations,
    tables: await tablesOf(sql, schemas),
    days: await daysOf(sql, schemas),
    sequences: await sequencesOf(sql, schemas),
  };
}

async function migrationsOf(sql: Sql, schema: string): Promise<{ name: string; sha256: string }[]> {
  const [there] = await sql`select to_regclass(${`${schema}.migration`}) as name`;
  if (there?.['name'] === null) return [];
  return [
    ...(await sql<{ name: string; sha256: string }[]>`select name, sha256 from ${sql(schema)}.migration order by name`),
  ];
}

// Partitions are read one by one, their parents not at all; columns that the database makes by itself are not copied.
async function tablesOf(sql: Sql, schemas: readonly string[]): Promise<Table[]> {
  const rows = await sql<Table[]>`
    select n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (${[...schemas]}) and c.relkind = 'r' and c.relpersistence = 'p' and not c.relname = any (${made})
    order by 1, 2`;
  return rows.map(({ schema, name, columns }) => ({ schema, name, columns }));
}

async function daysOf(sql: Sql, schemas: readonly string[]): Promise<Manifest['days']> {
  const rows = await sql<Manifest['days']>`
    select n.nspname as schema, to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (${[...schemas]}) and p.relname = 'observation' order by 1, 2`;
  return rows.map(({ schema, day }) => ({ schema, day }));
}

async function sequencesOf(sql: Sql, schemas: readonly string[]): Promise<Manifest['sequences']> {
  const found = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (${[...schemas]}) and c.relkind = 'S' order by 1, 2`;
  const sequences: Manifest['sequences'] = [];
  for (const { schema, name } of found) {
    const [row] = await sql<{ value: string; called: boolean }[]>`
      select last_value::text as value, is_called as called from ${sql(schema)}.${sql(name)}`;
    if (row) sequences.push({ schema, name, value: row.value, called: row.called });
  }
  return sequences;
}
