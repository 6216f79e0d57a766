import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Pool, Sql } from '../db/connect.ts';
import { type ArchiveEntry, readArchive, sumOf } from './archive.ts';
import { BackupFault } from './backup-fault.ts';
import { CHECKSUMS, type Checksums, MANIFEST, type Manifest, type Table, tableName } from './manifest.ts';
import { compareSums, readChecksums, whole } from './read-manifest.ts';

/** Where a backup goes: a database with the schemas of its manifest, made and empty, and a data folder without files. */
export type RestorePlan = {
  readonly ownerSql: Pool;
  readonly from: string;
  readonly manifest: Manifest;
  readonly dataDir: string;
  /** Where files of keys belong, if the backup has them. */
  readonly keys: readonly { readonly name: string; readonly path: string }[];
  readonly tell?: (what: string) => void;
};

export type Restored = { readonly rows: number; readonly files: number; readonly keys: number };

/** Beside the data folder's own names until all has come in. */
const STAGED = 'restoring';

/**
 * Brings a backup in: all tables in one transaction, which commits only when every entry has the digest and every table
 * the rows that the archive's end tells; files take their places after that. Refuses a cut or altered archive and leaves nothing.
 */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const staged = join(plan.dataDir, STAGED);
  await rm(staged, { recursive: true, force: true });
  try {
    const came = await plan.ownerSql.begin((sql) => bringIn(sql, plan, staged));
    await takePlaces(staged, plan);
    for (const { schema, name } of plan.manifest.tables)
      await plan.ownerSql`analyze ${plan.ownerSql(schema)}.${plan.ownerSql(name)}`;
    return came;
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    throw error;
  }
}

async function bringIn(sql: Sql, { from, manifest, tell }: RestorePlan, staged: string): Promise<Restored> {
  // No trigger and no key asks anything of rows that a running town has already let in.
  await sql`set local session_replication_role = replica`;
  for (const { schema, day } of manifest.days) await sql`select ${sql(schema)}.ensure_observation_day(${day}::date)`;
  const names = manifest.tables.map((one) => sql`${sql(one.schema)}.${sql(one.name)}`);
  for (const name of names) await sql`truncate ${name} cascade`;
  const sums: Record<string, string> = {};
  const load = loader(sql, manifest, tell);
  let told: Checksums | undefined;
  let [files, keys] = [0, 0];
  const reading = readArchive(from, async (entry) => {
    const { name } = entry;
    if (name === CHECKSUMS) told = readChecksums(await whole(entry.bytes), from);
    else if (name.startsWith('database/')) sums[name] = await load.take(entry);
    else if (name === MANIFEST) sums[name] = await sumOf(entry.bytes, async () => {});
    else {
      sums[name] = await stage(entry, staged);
      if (name.startsWith('keys/')) keys += 1;
      else files += 1;
    }
    return told === undefined;
  });
  await reading.catch((error: unknown) => {
    load.drop();
    throw error;
  });
  await load.end();
  compareSums(told, sums, from);
  const rows = await compareRows(sql, manifest, told, from);
  for (const { schema, name, value, called } of manifest.sequences)
    await sql`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${value}::bigint, ${called})`;
  return { rows, files, keys };
}

/** Feeds the pieces of a table, which come one after the other, to one COPY. */
function loader(sql: Sql, { tables }: Manifest, tell: RestorePlan['tell']) {
  const known = new Map(tables.map((table) => [`database/${table.schema}/${table.name}`, table]));
  let open: { readonly table: Table; readonly copy: Writable } | undefined;
  const end = async () => {
    if (!open) return;
    const { table, copy } = open;
    open = undefined;
    await finished(copy.end(), { readable: false });
    tell?.(tableName(table));
  };
  const begin = async (table: Table) => {
    await end();
    const { schema, name, columns } = table;
    const copy = await sql`copy ${sql(schema)}.${sql(name)} (${sql([...columns])}) from stdin`.writable();
    open = { table, copy };
    return copy;
  };
  return {
    end,
    /** Breaks off: a connection that still waits for rows would take no other word, not even that all is undone. */
    drop() {
      open?.copy.destroy();
      open = undefined;
    },
    async take({ name, bytes }: ArchiveEntry): Promise<string> {
      const table = known.get(dirname(name));
      if (!table)
        throw new BackupFault(
          `备份中有清单以外的内容 ${name}。The backup holds ${name}, which its manifest does not name.`,
        );
      const copy = open?.table === table ? open.copy : await begin(table);
      return sumOf(bytes, async (chunk) => {
        if (!copy.write(chunk)) await once(copy, 'drain');
      });
    },
  };
}

async function stage({ name, bytes }: ArchiveEntry, staged: string): Promise<string> {
  const path = join(staged, name);
  if (!path.startsWith(staged + sep) || !/^(files|audit-heads|keys)\//.test(name))
    throw new BackupFault(`备份中有不应有的文件 ${name}。The backup holds ${name}, which has no place here.`);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w', 0o600);
  return sumOf(bytes, (chunk) => file.appendFile(chunk)).finally(() => file.close());
}

async function compareRows(sql: Sql, { tables }: Manifest, { rows }: Checksums, from: string): Promise<number> {
  let sum = 0;
  for (const table of tables) {
    const [row] = await sql<
      { n: number }[]
    >`select count(*)::int as n from only ${sql(table.schema)}.${sql(table.name)}`;
    const should = rows[tableName(table)] ?? 0;
    if (row?.n !== should) {
      const what = `${tableName(table)} ${row?.n}/${should}`;
      throw new BackupFault(`${from} 恢复后行数不符：${what}。Rows do not come out: ${what}.`);
    }
    sum += should;
  }
  return sum;
}

async function takePlaces(staged: string, { dataDir, keys }: RestorePlan): Promise<void> {
  const places = [
    ...['files', 'audit-heads'].map((name) => ({ name, path: join(dataDir, name) })),
    ...keys.map(({ name, path }) => ({ name: join('keys', name), path })),
  ];
  for (const { name, path } of places) {
    const from = join(staged, name);
    if (!existsSync(from)) continue;
    await rm(path, { recursive: true, force: true });
    await mkdir(dirname(path), { recursive: true });
    await rename(from, path);
  }
  await rm(staged, { recursive: true, force: true });
}
