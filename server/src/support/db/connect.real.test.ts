import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Pool } from './connect.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

let db: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  db = await testDatabase();
  pool = connect(db.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await db.close();
});

test('a time that is none is refused by the store, time and again, and its connection goes on', async () => {
  const ask = (at: Date) =>
    pool.begin(async (sql) => {
      const [, [row]] = await Promise.all([sql`select 1`, sql<{ at: Date }[]>`select ${at}::timestamptz as at`]);
      return row?.at;
    });
  const now = new Date('2026-11-27T09:00:00.123Z');
  expect(await ask(now)).toEqual(now);
  for (let n = 0; n < 3; n += 1) await expect(ask(new Date('none'))).rejects.toMatchObject({ code: '22007' });
  expect(await ask(now)).toEqual(now);
});
