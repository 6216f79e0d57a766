import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from './after-commit.ts';
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

const copied = (letters: number, rows = 1) =>
  inTransaction(pool, async (sql) => {
    const text = `copy (select repeat('x', ${letters}) from generate_series(1, ${rows})) to stdout`;
    let bytes = 0;
    for await (const chunk of await sql.unsafe(text).readable()) bytes += (chunk as Uint8Array).length;
    await sql`select 1`;
    return bytes;
  });

test('whatever the length of what is copied out, the connection answers afterwards', async () => {
  for (let kilobytes = 1; kilobytes <= 200; kilobytes += 3) {
    await expect(copied(kilobytes * 1_000)).resolves.toBe(kilobytes * 1_000 + 1);
  }
  await expect(copied(500, 20_000)).resolves.toBe(501 * 20_000);
});

test('who reads no further than the first piece of it is told so, and leaves the connection to the next', async () => {
  const read = inTransaction(pool, async (sql) => {
    const text = "copy (select repeat('x', 1000) from generate_series(1, 20000)) to stdout";
    for await (const chunk of await sql.unsafe(text).readable()) return (chunk as Uint8Array).length;
    return 0;
  });
  await expect(read).rejects.toThrow('during copy');
  await expect(copied(10)).resolves.toBe(11);
});
