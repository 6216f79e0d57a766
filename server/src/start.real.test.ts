import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from './support/db/test-database.ts';

// Whole processes: on a busy machine each takes seconds to load.
vi.setConfig({ testTimeout: 90_000 });

const HERE = import.meta.dirname;
/** Where the processes run, and so where they keep their data. */
const folder = mkdtempSync(join(tmpdir(), 'chengyun-start-'));
let db: TestDatabase;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
type Started = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<Ended> };

function run(file: string, args: readonly string[], env: Record<string, string> = {}): Started {
  const off = { MQTT_PORT: 'off', GBT26875_PORT: 'off', HJ212_PORT: 'off', GBT28181_PORT: 'off' };
  const settings = { PATH: process.env['PATH'] ?? '', DATABASE_URL: db.ownerUrl, PORT: '0', LOG_LEVEL: 'warn', ...off };
  const child = spawn(process.execPath, [join(HERE, file), ...args], { env: { ...settings, ...env }, cwd: folder });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }) as Ended);
  return { child, said: () => out, ended };
}

async function startServer(env: Record<string, string> = {}): Promise<Started & { readonly url: string }> {
  const started = run('main.ts', ['--empty'], env);
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const url = /running: (\S+)/.exec(started.said())?.[1];
    if (url) return { ...started, url };
    if (started.child.exitCode !== null) throw new Error((await started.ended).err);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no address within 60 s: ${started.said()}`);
}

test('the first start prints a password that signs in, also when it cannot have its port; a signal ends it with code 0', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const { code, out, err } = await run('main.ts', ['--empty'], { PORT: port }).ended;
  other.close();
  expect([code, err]).toEqual([1, expect.stringContaining(`Port ${port} is taken by another program; set PORT`)]);
  const password = /One-time password: (\S+)/.exec(out)?.[1];
  const { url, said, child, ended } = await startServer();
  expect(said()).not.toContain('One-time password');
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ username: 'admin', password }),
  });
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true, mustChangePassword: true, next: 'password' }]);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, checks: { database: true } });
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, err: '' });
});

test('readiness names each gateway that is open', async () => {
  const { url } = await startServer({ MQTT_PORT: '0', HJ212_PORT: '0' });
  const checks = { database: true, mqtt: true, hj212: true };
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, checks });
});

test('a signal in the middle of the start stops cleanly too', async () => {
  const { child, ended, said } = run('main.ts', ['--empty'], { LOG_LEVEL: 'info' });
  // The first line of the log says that it listens; jobs and the greeting are still to come.
  child.stderr?.once('data', () => child.kill('SIGINT'));
  expect((await ended).code).toBe(0);
  expect(said()).not.toContain('undefined');
});

test('a setting that does not fit stops the start by name', async () => {
  const { code, err } = await run('main.ts', [], { PORT: 'eighty' }).ended;
  expect([code, err]).toEqual([1, expect.stringContaining('PORT=eighty does not fit')]);
});

test('the command line makes a town, a person and a key, and the key calls the server', async () => {
  const json = async (...words: string[]) => {
    const { code, out, err } = await run('cli.ts', [...words, '--json']).ended;
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out);
  };
  const town = ['--id', 'shuixiang', '--name', '水乡镇', '--prefix', 'SX', '--center', '120.1,30.2'];
  expect(await json('town', 'create', ...town)).toMatchObject({ id: 'shuixiang', sample: false });
  const person = ['--town', 'shuixiang', '--username', 'lisi', '--name', '李四', '--roles', 'intake,dispatcher'];
  expect(await json('user', 'add', ...person)).toMatchObject({ oneTimePassword: expect.any(String) });
  const made = await json('key', 'create', '--town', 'shuixiang', '--name', 'x', '--roles', 'admin');
  const { url } = await startServer();
  const headers = { authorization: `Bearer ${made.key}` };
  const staff = await (await fetch(`${url}/api/towns/shuixiang/people`, { headers })).json();
  expect(staff).toMatchObject([{ username: 'lisi', roles: [], asked: { roles: ['intake', 'dispatcher'] } }]);
});

test('help is told of a command, of a group of commands and of all', async () => {
  const help = async (...words: string[]) => (await run('cli.ts', words).ended).out;
  expect(await help('user', 'add', '--help')).toContain('chengyun user add');
  const group = await help('user', '--help');
  expect(group).toContain('user reset');
  expect(group).not.toContain('town create');
  expect(await help('--help')).toContain('town create');
});

test('a mistake on the command line is told in a sentence with code 1', async () => {
  const unknown = await run('cli.ts', [
    'user',
    'add',
    '--town',
    'nowhere',
    '--username',
    'x1',
    '--name',
    'x',
    '--roles',
    'unit',
  ]).ended;
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('There is no town "nowhere"')]);
  const role = await run('cli.ts', ['key', 'create', '--town', 'test', '--name', 'x', '--roles', 'king']).ended;
  expect([role.code, role.err]).toEqual([1, expect.stringContaining('“king” does not fit: it must be one of')]);
});
