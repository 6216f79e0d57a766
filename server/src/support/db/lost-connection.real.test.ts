import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
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

/** Puts the test's database behind lines that break as `wayOf` each tells for what passes it. */
async function behindLines(wayOf: () => (bytes: Buffer) => ((line: Socket) => void) | undefined): Promise<{
  readonly url: string;
  readonly close: () => void;
}> {
  const { port } = new URL(db.ownerUrl);
  const lines = createServer((client) => {
    const [server, way] = [dial(Number(port), '127.0.0.1'), wayOf()];
    const pass = (to: Socket) => (bytes: Buffer) => {
      const breakLine = way(bytes);
      if (breakLine) breakLine(client);
      else to.write(bytes);
    };
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('data', pass(server));
    server.on('data', pass(client));
  });
  await new Promise<void>((done) => lines.listen(0, '127.0.0.1', done));
  const url = new URL(db.ownerUrl);
  url.port = String((lines.address() as AddressInfo).port);
  url.searchParams.delete('host');
  return { url: url.href, close: () => lines.close() };
}

const BREAKS = {
  closed: (line: Socket) => line.destroy(),
  ended: (line: Socket) => line.end(),
  reset: (line: Socket) => line.resetAndDestroy(),
};
const LINE_LOST = /CONNECTION_|ECONNRESET|EPIPE/;

const ask = (sql: Pool) => sql`select n from kept where n = any(${[1, 2]})`;
const askInTransaction = (sql: Pool) =>
  inTransaction(sql, async (tx) => [...(await tx`select n from kept where n < 0`)]);
const copyOut = (sql: Pool) =>
  inTransaction(sql, async (tx) => {
    const copied = await tx.unsafe("copy (select repeat('x', 1000) from generate_series(1, 20)) to stdout").readable();
    let bytes = 0;
    for await (const chunk of copied) bytes += (chunk as Uint8Array).length;
    return bytes;
  });
const askByCursor = async (sql: Pool) => {
  for await (const rows of sql`select generate_series(1, 300)`.cursor(50)) expect(rows).not.toHaveLength(0);
};

test.each(Object.entries(BREAKS))(
  'a line that is %s while a connection learns the types: who asked is told or answered, and the server goes on',
  async (_, breakLine) => {
    for (const question of [ask, askInTransaction]) {
      let broken = false;
      const { url, close } = await behindLines(() => (bytes) => {
        if (broken || !bytes.includes('typarray')) return undefined;
        broken = true;
        return breakLine;
      });
      const sql = connect(url, { max: 1 });
      const first = await question(sql).then(() => 'answered', String);
      expect(first).toMatch(/answered|CONNECTION_|ECONNRESET|EPIPE/);
      expect(broken).toBe(true);
      await expect(question(sql)).resolves.toEqual([]);
      await sql.end({ timeout: 1 });
      close();
    }
  },
);

test.each(Object.entries({ ask, askInTransaction, copyOut, askByCursor }))(
  'wherever lines break under %s, everybody is answered or told, and nobody waits for ever',
  async (_, question) => {
    let whole = false;
    const { url, close } = await behindLines(() => {
      let bytesLeft = Math.random() * 200_000;
      const breaks = Object.values(BREAKS);
      return ({ length }) => {
        bytesLeft -= length;
        return whole || bytesLeft > 0 ? undefined : breaks[Math.floor(Math.random() * breaks.length)];
      };
    });
    // As `connect` makes it, but that it does not wait longer and longer before it dials again.
    const sql = postgres(url, { max: 3, backoff: () => 0.01 });
    const until = Date.now() + 1_500;
    const told: string[] = [];
    const askOnAndOn = async () => {
      while (Date.now() < until) {
        const answer = question(sql).then(() => 'answered', String);
        told.push(await Promise.race([answer, sleep(10_000, 'waits', { ref: false })]));
      }
    };
    await Promise.all(Array.from({ length: 6 }, askOnAndOn));
    expect(new Set(told)).toContain('answered');
    expect(told.filter((answer) => answer !== 'answered' && !LINE_LOST.test(answer))).toEqual([]);
    whole = true;
    await question(sql).catch(() => undefined);
    await question(sql).catch(() => undefined);
    await question(sql).catch(() => undefined);
    await question(sql);
    await sql.end({ timeout: 1 });
    close();
  },
  60_000,
);

test('who listens on channels hears all of them again, wherever lines broke', async () => {
  const channels = ['ground', 'devices', 'live', 'packs'];
  for (let round = 0; round < 4; round += 1) {
    let whole = false;
    const { url, close } = await behindLines(() => {
      let bytesLeft = 100 + Math.random() * 3_000;
      const breaks = Object.values(BREAKS);
      return ({ length }) => {
        bytesLeft -= length;
        return whole || bytesLeft > 0 ? undefined : breaks[Math.floor(Math.random() * breaks.length)];
      };
    });
    const sql = connect(url, { max: 2 });
    const heard = new Set<string>();
    const begin = channels.map(async (channel) => sql.listen(channel, (text) => heard.add(`${channel} ${text}`)));
    await Promise.allSettled(begin);
    const until = Date.now() + 1_000;
    while (Date.now() < until) {
      await Promise.all(channels.map((channel) => db.ownerSql.notify(channel, 'x'.repeat(100))));
      await sleep(5);
    }
    whole = true;
    const hearAll = async () => {
      heard.clear();
      await Promise.all(channels.map((channel) => db.ownerSql.notify(channel, 'whole')));
      await sleep(50);
      return [...heard].toSorted();
    };
    await expect.poll(hearAll, { timeout: 10_000 }).toEqual(channels.map((c) => `${c} whole`).toSorted());
    await sql.end({ timeout: 1 });
    close();
  }
}, 120_000);
