import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Pool } from '../db/connect.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

const log = pino({ level: 'silent' });
const stops: (() => Promise<void>)[] = [];
let dataDir = '';

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'chengyun-start-postgres-'));
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  const running = await startPostgres({ dataDir, log });
  stops.push(running.stop);
  return running;
}

async function query<T>(url: string, ask: (sql: Pool) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1 });
  return ask(sql).finally(() => sql.end());
}

function pidFile(): string {
  return join(dataDir, 'postgres', 'postmaster.pid');
}

/** A server in a process of its own, to be killed: prints the owner's URL and stays. */
async function startInAnotherProcess(): Promise<{ url: string; pid: number; kill: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'start-postgres.child.ts'), [dataDir], { stdio: 'ignore' });
  const [url] = await once(child, 'message');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url: String(url), pid: child.pid ?? 0, kill };
}

test('the first start makes a UTF-8 database with builtin C.UTF-8 that is flushed to disk', async () => {
  const { ownerUrl } = await start();
  const [row] = await query(
    ownerUrl,
    (sql) => sql`select current_database() as name, datlocprovider as provider, datlocale as locale,
      pg_encoding_to_char(encoding) as encoding, current_setting('fsync') as fsync
      from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({ name: 'chengyun', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', fsync: 'on' });
});

test.skipIf(process.platform !== 'linux' || spawnSync('chrt', ['--version']).error)(
  'the database and what it starts does not take the processor from who wakes it',
  async () => {
    const running = await start();
    const postmaster = Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
    // A backend lives as long as its connection.
    const policies = await query(running.ownerUrl, async (sql) => {
      const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      return [postmaster, backend?.pid ?? 0].map(policyOf);
    });
    expect(policies).toEqual([SCHED_BATCH, SCHED_BATCH]);
    expect(policyOf(process.pid)).not.toBe(SCHED_BATCH);
  },
);

const SCHED_BATCH = 3;

// proc_pid_stat(5): field 41; after the name in brackets the third field follows.
function policyOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[38]);
}

test('nobody gets in without the password, which only our own account can read', async () => {
  const { ownerUrl } = await start();
  const guess = new URL(ownerUrl);
  guess.password = 'guess';
  await expect(query(guess.href, (sql) => sql`select 1`)).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(dataDir, 'secrets', 'postgres-owner')).mode & 0o777).toBe(0o600);
});

test('a restart keeps the data and the port, and tells how long it took', async () => {
  const first = await start();
  await query(first.ownerUrl, (sql) => sql`create table kept as select 7 as n`);
  await first.stop();
  const before = performance.now();
  const second = await start();
  console.info(`restart: ${Math.round(performance.now() - before)} ms, wanted at most 1500`);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
});

test('what was committed is there after the server was killed with -9', async () => {
  const killed = await startInAnotherProcess();
  await query(killed.url, (sql) => sql`create table kept as select 7 as n`);
  await killed.kill();
  const { ownerUrl } = await start();
  expect(await query(ownerUrl, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
});

test('what was committed is there after the server and the database were both killed with -9', async () => {
  const killed = await startInAnotherProcess();
  await query(killed.url, (sql) => sql`create table kept as select 7 as n`);
  const [line = ''] = readFileSync(pidFile(), 'utf8').split('\n');
  process.kill(Number(line), 'SIGKILL');
  await killed.kill();
  const { ownerUrl } = await start();
  expect(await query(ownerUrl, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
});

test('a process number that somebody else has by now does not keep the database from starting', async () => {
  const first = await start();
  const text = readFileSync(pidFile(), 'utf8');
  await first.stop();
  writeFileSync(pidFile(), text.replace(/^\d+/, String(process.ppid)));
  const { ownerUrl } = await start();
  expect(await query(ownerUrl, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
});

test('a second copy on the same data folder is refused with the number of the one that runs', async () => {
  const running = await startInAnotherProcess();
  await expect(startPostgres({ dataDir, log })).rejects.toThrow(
    `Process ${running.pid} is already running on the data folder ${dataDir}`,
  );
  await running.kill();
  await start(); // also stops the database the killed one left behind
});

const postmaster = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);
const answers = (url: string) =>
  query(url, (sql) => sql`select 1 as alive`).then(
    () => true,
    () => false,
  );

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a database that ends by %s is started again at the same address',
  async (signal) => {
    const lost: string[] = [];
    const running = await startPostgres({ dataDir, log, onLost: (error) => lost.push(error.message) });
    const before = postmaster();
    process.kill(before, signal);
    await expect.poll(() => existsSync(pidFile()) && postmaster() !== before, { timeout: 30_000 }).toBe(true);
    await expect.poll(() => answers(running.ownerUrl), { timeout: 30_000 }).toBe(true);
    await running.stop();
    expect(lost).toEqual([]);
    expect(existsSync(pidFile())).toBe(false);
  },
);

test('one that ends again and again is given up, and the server hears of it; not when it was told to stop', async () => {
  const lost: string[] = [];
  const running = await startPostgres({ dataDir, log, onLost: (error) => lost.push(error.message) });
  for (let time = 1; time <= 4; time += 1) {
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    if (time < 4)
      await expect.poll(() => existsSync(pidFile()) && postmaster() !== before, { timeout: 30_000 }).toBe(true);
    if (time < 4) await expect.poll(() => answers(running.ownerUrl), { timeout: 30_000 }).toBe(true);
  }
  await expect.poll(() => lost).toEqual([expect.stringContaining('The database ended by itself (SIGKILL)')]);
  await running.stop();
  expect(lost).toHaveLength(1);
});
