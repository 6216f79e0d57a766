import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { tryLockDataDir } from '../postgres/lock.ts';
import { stopOrphan } from '../postgres/orphan.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { connect } from './connect.ts';
import { migratePlatform, migrateTown } from './migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL of this run: its owner's URL, and the migrated database to clone. */
    testCluster: { readonly url: string; readonly template: string };
  }
}

const PREFIX = 'chengyun-test-';
const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

/** The town every test database has, empty: schema `town_test`. */
export const TEST_TOWN = { id: 'test', schema: 'town_test' } as const;

/** Vitest's global set-up of the real tests: one PostgreSQL, one migrated template, gone at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startCluster(process.env['CHENGYUN_TEST_DATABASE_URL']);
  const run = `chengyun_test_${randomBytes(4).toString('hex')}`;
  try {
    await makeTemplate(url, run);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('testCluster', { url, template: run });
  return async () => {
    await dropDatabases(url, run);
    await stop();
  };
}

async function startCluster(given: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  if (given) return { url: given, stop: async () => {} };
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };
  const running = await startPostgres({ dataDir, log: pino({ level: 'warn' }), settings });
  const stop = async () => {
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: running.ownerUrl, stop };
}

/** Clears what earlier test runs that were killed left behind. A younger folder may not have its lock yet. */
async function sweep(now = Date.now()): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    const age = now - (statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > 60_000) await sweepOne(dir);
  }
}

async function sweepOne(dir: string): Promise<void> {
  try {
    const unlock = tryLockDataDir(dir);
    if (!unlock) return; // another run is using it
    if (existsSync(join(dir, 'postgres'))) await stopOrphan(join(dir, 'postgres')).finally(unlock);
    unlock();
    rmSync(dir, { recursive: true, force: true });
  } catch {
    // another account's, or another run was quicker to clear it
  }
}

async function makeTemplate(url: string, name: string): Promise<void> {
  const server = connect(url, { max: 1 });
  await server`create database ${server(name)}`.finally(() => server.end());
  const sql = connect(databaseUrl(url, name), { max: 1 });
  try {
    await migratePlatform(sql, join(MIGRATIONS, 'platform'));
    await migrateTown(sql, TEST_TOWN.schema, join(MIGRATIONS, 'town'));
    await sql`insert into platform.town (id, name_zh, name_en, prefix, zone, center, bbox)
      values (${TEST_TOWN.id}, '测试镇', 'Test Town', 'CS', 'Asia/Shanghai', '{120.5,31.2}', '{120.4,31.1,120.6,31.3}')`;
  } finally {
    await sql.end();
  }
}

async function dropDatabases(url: string, run: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  const left = await sql<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${run})`;
  for (const { datname } of left) await sql`drop database if exists ${sql(datname)} with (force)`;
  await sql.end();
}

/** The same server's URL with another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
