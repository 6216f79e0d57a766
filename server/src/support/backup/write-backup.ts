import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Pool, Sql } from '../db/connect.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { describeDatabase } from './describe-database.ts';
import { CHECKSUMS, type Checksums, MANIFEST, type Table, tableName } from './manifest.ts';

/** What is to be saved, and where. */
export type BackupPlan = {
  readonly ownerSql: Pool;
  readonly schemas: readonly string[];
  /** Folders of the data folder that go along, such as `files`. */
  readonly folders: readonly { readonly name: string; readonly dir: string }[];
  /** Files of keys, only when they were asked for. */
  readonly keys: readonly { readonly name: string; readonly path: string }[];
  readonly to: string;
  readonly at: Date;
  readonly tell?: (what: string) => void;
};

export type BackupMade = {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
};

const CHUNK = 4 * 1024 * 1024;

/**
 * Saves schemas and files of a running installation as they were at one instant: all tables are read in one snapshot, and
 * what a row names was stored as a file before the row was. Nothing stands under `to` until it is whole.
 */
export async function writeBackup(plan: BackupPlan): Promise<BackupMade> {
  const archive = writeArchive(plan.to);
  try {
    const rows = await plan.ownerSql.begin('isolation level repeatable read read only', (sql) =>
      saveTables(sql, archive, plan),
    );
    let files = 0;
    for (const { name, dir } of plan.folders) files += await saveFolder(archive, name, dir);
    for (const { name, path } of plan.keys) await archive.putFile(`keys/${name}`, path);
    const checksums: Checksums = { entries: archive.sums, rows };
    await archive.put(CHECKSUMS, Buffer.from(JSON.stringify(checksums)));
    const bytes = await archive.end();
    return { path: plan.to, bytes, rows: Object.values(rows).reduce((sum, n) => sum + n, 0), files };
  } catch (error) {
    await archive.drop();
    throw error;
  }
}

async function saveTables(sql: Sql, archive: ArchiveWriter, plan: BackupPlan): Promise<Record<string, number>> {
  const manifest = { ...(await describeDatabase(sql, plan.schemas, plan.at)), withKeys: plan.keys.length > 0 };
  await archive.put(MANIFEST, Buffer.from(JSON.stringify(manifest)));
  const rows: Record<string, number> = {};
  for (const table of manifest.tables) {
    rows[tableName(table)] = await saveTable(sql, archive, table);
    plan.tell?.(`${tableName(table)} ${rows[tableName(table)]}`);
  }
  return rows;
}

// In pieces, for a tar wants to know how long an entry is before it begins.
async function saveTable(sql: Sql, archive: ArchiveWriter, { schema, name, columns }: Table): Promise<number> {
  const copy = await sql`copy ${sql(schema)}.${sql(name)} (${sql([...columns])}) to stdout`.readable();
  let waiting: Buffer[] = [];
  let [bytes, pieces, rows] = [0, 0, 0];
  const put = async () => {
    if (bytes === 0) return;
    pieces += 1;
    await archive.put(`database/${schema}/${name}/${String(pieces).padStart(6, '0')}.copy`, Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
  };
  for await (const part of copy) {
    const chunk = part as Buffer;
    waiting.push(chunk);
    bytes += chunk.length;
    rows += linesIn(chunk);
    if (bytes >= CHUNK) await put();
  }
  await put();
  return rows;
}

// A line break inside a value is written as \n with a backslash: each real one ends a row.
function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function saveFolder(archive: ArchiveWriter, name: string, dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []); // nothing is stored yet
  let files = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const inside = relative(dir, path).split('\\').join('/');
    if (await archive.putFile(`${name}/${inside}`, path)) files += 1;
  }
  return files;
}
