import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { migratePlatform, migrateTown } from './migrate.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

let db: TestDatabase;
let dir = '';

beforeEach(async () => {
  db = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'chengyun-migrate-'));
});
afterEach(async () => {
  await db.close();
  rmSync(dir, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(dir, name), text);
}

test('migrations of a town run once, in order, inside its schema', async () => {
  write('0001_make.sql', 'create table thing (n integer); insert into thing values (1);');
  write('0002_more.sql', 'insert into thing select n + 1 from thing;');
  expect(await migrateTown(db.ownerSql, 'town_a', dir)).toEqual(['0001_make.sql', '0002_more.sql']);
  expect(await migrateTown(db.ownerSql, 'town_a', dir)).toEqual([]);
  expect(await db.ownerSql`select n from town_a.thing order by n`).toEqual([{ n: 1 }, { n: 2 }]);
});

test('a failing migration leaves nothing behind and its name and line are told', async () => {
  write('0001_make.sql', 'create table thing (n integer);\nselect missing from thing;');
  await expect(migrateTown(db.ownerSql, 'town_a', dir)).rejects.toThrow(
    'Migration 0001_make.sql failed in schema town_a on line 2: column "missing" does not exist',
  );
  expect(await db.ownerSql`select to_regclass('town_a.thing') as found`).toEqual([{ found: null }]);
});

test('a migration edited after it ran is refused by name', async () => {
  write('0001_make.sql', 'create table thing (n integer);');
  await migrateTown(db.ownerSql, 'town_a', dir);
  write('0001_make.sql', 'create table thing (n bigint);');
  await expect(migrateTown(db.ownerSql, 'town_a', dir)).rejects.toThrow('Migration 0001_make.sql was edited');
});

test('an older program refuses a database of a newer one', async () => {
  write('0001_make.sql', 'create table thing (n integer);');
  write('0002_new.sql', 'alter table thing add column m integer;');
  await migrateTown(db.ownerSql, 'town_a', dir);
  rmSync(join(dir, '0002_new.sql'));
  await expect(migrateTown(db.ownerSql, 'town_a', dir)).rejects.toThrow('0002_new.sql, unknown here');
});

test('of processes starting together exactly one runs each migration and all go on', async () => {
  write('0001_make.sql', 'create table thing (n integer); select pg_sleep(0.05);');
  write('0002_row.sql', 'insert into thing values (1);');
  const pools = Array.from({ length: 4 }, () => connect(db.ownerUrl, { max: 1 }));
  const ran = await Promise.all(pools.map((pool) => migrateTown(pool, 'town_a', dir)));
  await Promise.all(pools.map((pool) => pool.end()));
  expect(ran.flat().sort()).toEqual(['0001_make.sql', '0002_row.sql']);
  expect(await db.ownerSql`select n from town_a.thing`).toEqual([{ n: 1 }]);
});

test('an empty database gets the job queue and the platform schema', async () => {
  await db.ownerSql`drop schema platform, graphile_worker cascade`;
  write('0001_here.sql', 'create table here (n integer);');
  expect(await migratePlatform(db.ownerSql, dir)).toEqual(['0001_here.sql']);
  const [row] = await db.ownerSql`select to_regclass('platform.here') is not null as here,
    to_regproc('graphile_worker.add_job') is not null as queue`;
  expect(row).toEqual({ here: true, queue: true });
});

test('two migrations with one number are refused', async () => {
  write('0001_a.sql', 'select 1;');
  write('0001_b.sql', 'select 1;');
  await expect(migrateTown(db.ownerSql, 'town_a', dir)).rejects.toThrow('0001_a.sql and 0001_b.sql');
});
