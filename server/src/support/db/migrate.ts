import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type postgres from 'postgres';
import type { Pool } from './connect.ts';
import { type Migration, readMigrations } from './migration-files.ts';

/** Brings the job queue (schema `graphile_worker`) and the schema `platform` up to the files in `dir`. */
export async function migratePlatform(ownerSql: Pool, dir: string, only?: Only): Promise<readonly string[]> {
  await migrateJobQueue(ownerSql);
  return migrateSchema(ownerSql, 'platform', ['platform'], chosen(readMigrations(dir), only));
}

/** Brings the schema of one town, made when missing, up to the files in `dir`. Returns the names that ran. */
export async function migrateTown(
  ownerSql: Pool,
  schema: string,
  dir: string,
  only?: Only,
): Promise<readonly string[]> {
  return migrateSchema(ownerSql, schema, [schema, 'platform'], chosen(readMigrations(dir), only));
}

/** The migrations to stop at, by name and digest: a backup is brought into the schema it was made from. */
export type Only = readonly { readonly name: string; readonly sha256: string }[];

function chosen(files: readonly Migration[], only: Only | undefined): readonly Migration[] {
  if (!only) return files;
  const unknown = only.find(({ name, sha256 }) => !files.some((file) => file.name === name && file.sha256 === sha256));
  if (unknown) throw new Error(`Migration ${unknown.name} is unknown here, or another: use the program that ran it.`);
  return files.filter(({ name }) => only.some((one) => one.name === name));
}

async function migrateJobQueue(ownerSql: Pool): Promise<void> {
  const { host, port, user, pass, database, ssl } = ownerSql.options;
  const pool = new pg.Pool({
    ...{ host: host[0], port: port[0], user, database, max: 1 },
    ...(pass === null ? {} : { password: pass }),
    ...(ssl
      ? { ssl: ssl === true || typeof ssl === 'string' ? { rejectUnauthorized: ssl === 'verify-full' } : ssl }
      : {}),
  });
  pool.on('error', () => {}); // an idle connection lost: the next query says so
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function migrateSchema(ownerSql: Pool, schema: string, path: readonly string[], files: readonly Migration[]) {
  await prepareSchema(ownerSql, schema);
  await checkHistory(ownerSql, schema, files);
  const ran: string[] = [];
  for (const file of files) if (await runOnce(ownerSql, schema, path, file)) ran.push(file.name);
  return ran;
}

// Two processes starting together both find nothing, and PostgreSQL's "if not exists" is no help against that:
// the slower one gets one of these. What it wanted is then there.
const MADE_BY_ANOTHER = new Set(['23505', '42P06', '42P07']);

async function prepareSchema(ownerSql: Pool, schema: string): Promise<void> {
  try {
    await ownerSql`create schema if not exists ${ownerSql(schema)}`;
    await ownerSql`create table if not exists ${ownerSql(schema)}.migration (
      name text primary key, sha256 text not null, ran_at timestamptz not null default now())`;
  } catch (error) {
    if (!MADE_BY_ANOTHER.has(codeOf(error))) throw error;
    await ownerSql`create table if not exists ${ownerSql(schema)}.migration (
      name text primary key, sha256 text not null, ran_at timestamptz not null default now())`;
  }
}

/** Forward only: what has run must still be there, unchanged. */
async function checkHistory(ownerSql: Pool, schema: string, files: readonly Migration[]): Promise<void> {
  const done = await ownerSql<{ name: string; sha256: string }[]>`
    select name, sha256 from ${ownerSql(schema)}.migration order by name`;
  for (const { name, sha256 } of done) {
    const file = files.find((candidate) => candidate.name === name);
    if (!file)
      throw new Error(`Schema ${schema} has migration ${name}, unknown here: a newer program ran; use that one.`);
    if (file.sha256 === sha256) continue;
    throw new Error(
      `Migration ${name} was edited after it ran in schema ${schema}; restore it and add a new migration.`,
    );
  }
}

/** One migration, one transaction. The bookkeeping row goes first: of two processes one waits there, then goes on. */
async function runOnce(ownerSql: Pool, schema: string, path: readonly string[], file: Migration): Promise<boolean> {
  return ownerSql.begin(async (tx) => {
    const [mine] = await tx`insert into ${tx(schema)}.migration ${tx({ name: file.name, sha256: file.sha256 })}
      on conflict do nothing returning name`;
    if (!mine) return false;
    await tx`select set_config('search_path', ${path.map((name) => `"${name}"`).join(', ')}, true)`;
    await runText(tx, schema, file);
    return true;
  });
}

async function runText(tx: postgres.TransactionSql, schema: string, file: Migration): Promise<void> {
  try {
    await tx.unsafe(file.text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${file.name} failed in schema ${schema}${lineOf(cause, file.text)}: ${why}`, { cause });
  }
}

function lineOf(error: unknown, text: string): string {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : 0;
  return position > 0 ? ` on line ${text.slice(0, position).split('\n').length}` : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
