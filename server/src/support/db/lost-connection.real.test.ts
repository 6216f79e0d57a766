import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from './after-commit.ts';
import { connect, type Pool, type Sql } from './connect.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

let db: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  db = await testDatabase();
  pool = connect(db.ownerUrl, { max: 2 });
  await db.ownerSql`create table kept (n int)`;
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await db.close();
});

const LOST = /CONNECTION_|terminating/;

async function backendOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

async function expectWhole(): Promise<void> {
  const kept = inTransaction(pool, async (sql) => [...(await sql`select n from kept`)]);
  await expect(kept).resolves.toEqual([]);
}

test('a transaction that loses its connection between two statements is refused the second, and the server goes on', async () => {
  for (let n = 0; n < 5; n += 1) {
    const lost = inTransaction(pool, async (sql) => {
      await sql`insert into kept values (${n})`;
      await db.ownerSql`select pg_terminate_backend(${await backendOf(sql)})`;
      await sleep(100);
      await sql`insert into kept values (${n})`;
    });
    await expect(lost).rejects.toThrow(LOST);
    await expectWhole();
  }
});

test('a transaction that loses its connection under a statement is refused, and the server goes on', async () => {
  for (let n = 0; n < 5; n += 1) {
    const lost = inTransaction(pool, async (sql) => {
      await sql`insert into kept values (${n})`;
      const pid = await backendOf(sql);
      setTimeout(() => db.ownerSql`select pg_terminate_backend(${pid})`.execute(), 50);
      await sql`select pg_sleep(5)`;
    });
    await expect(lost).rejects.toThrow(LOST);
    await expectWhole();
  }
});

test('a transaction that lost its connection says nothing in the one that has it next', async () => {
  const alone = connect(db.ownerUrl, { max: 1 });
  const next = Promise.withResolvers<void>();
  const wait = Promise.withResolvers<void>();
  const lost = inTransaction(alone, async (sql) => {
    await db.ownerSql`select pg_terminate_backend(${await backendOf(sql)})`;
    await next.promise;
    await sql`insert into kept values (999)`;
  });
  const settled = lost.then(
    () => 'committed',
    () => 'refused',
  );
  const other = inTransaction(alone, async (sql) => {
    await sql`insert into kept values (1)`;
    next.resolve();
    await wait.promise;
    throw new Error('undone');
  });
  await next.promise;
  expect(await settled).toBe('refused');
  wait.resolve();
  await expect(other).rejects.toThrow('undone');
  await expectWhole();
  await alone.end({ timeout: 1 });
});
