import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('a test database has the migrated platform, the job queue and one empty town', async () => {
  const schemas = await db.ownerSql`select nspname from pg_namespace
    where nspname in ('platform', 'graphile_worker', 'town_test') order by nspname`;
  expect(schemas.map((row) => row['nspname'])).toEqual(['graphile_worker', 'platform', 'town_test']);
});

test('two test databases share nothing', async () => {
  const other = await testDatabase();
  await db.ownerSql`create table mine (n integer)`;
  const [row] = await other.ownerSql`select to_regclass('mine') as found`;
  await other.close();
  expect(row).toEqual({ found: null });
});

test('every connection of the ordinary pool runs as the restricted role, also after an error', async () => {
  const asked = await Promise.all(Array.from({ length: 4 }, () => db.sql`select current_user as role, pg_sleep(0.01)`));
  await expect(db.sql`create table platform.forbidden ()`).rejects.toThrow(/permission denied/);
  const [after] = await db.sql`select current_user as role`;
  expect(new Set([...asked.map(([row]) => row?.['role']), after?.['role']])).toEqual(new Set(['chengyun_server']));
});
