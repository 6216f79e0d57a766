import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../support/db/test-database.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { aMosquitto, hasMosquitto, type Mosquitto } from '../testing/a-mosquitto.ts';
import { aServer, type Server } from '../testing/a-server.ts';

// Whole processes: on a busy machine each takes seconds to load.
vi.setConfig({ testTimeout: 120_000 });

let db: TestDatabase;
let broker: Mosquitto;
// One folder for all: by it a server that starts again is the same client to the broker.
const dataDir = mkdtempSync(join(tmpdir(), 'chengyun-broker-'));
const servers: Server[] = [];
beforeAll(async () => {
  if (!hasMosquitto()) return;
  db = await testDatabase();
  broker = await aMosquitto();
});
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL');
  await broker?.close();
  await db?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Server> {
  const server = await aServer(db.ownerUrl, dataDir, { MQTT_BROKER_URL: broker.url });
  servers.push(server);
  await until(async () => (await readiness(server))['mqtt-broker'] === true);
  return server;
}

async function readiness({ url }: Server): Promise<Readonly<Record<string, boolean>>> {
  const answer = (await (await fetch(`${url}/readyz`)).json()) as { checks: Record<string, boolean> };
  return answer.checks;
}

function publish(body: unknown): Promise<unknown> {
  const topic = 'chengyun/up/kept/telemetry';
  const login = ['-h', '127.0.0.1', '-p', String(broker.port), '-u', 'town', '-P', 'p@ss:word'];
  return promisify(execFile)('mosquitto_pub', [...login, '-q', '1', '-t', topic, '-m', JSON.stringify(body)]);
}

function values(id: string) {
  return asSystem(db.sql, async (sql) => {
    const rows = await sql`select value from reading where device_id = ${id} order by at`;
    return rows.map(({ value }) => value);
  });
}

test.skipIf(!hasMosquitto())(
  'a server killed before the commit hears the message again, and it counts once',
  async () => {
    const id = await aDevice(db.sql, { externalId: 'kept' });
    const first = await start();
    await publish({ t: 0 });
    await until(async () => (await values(id)).length === 1);
    await heldUp(async () => {
      await publish({ t: 1 });
      await until(() => isWaiting());
      await first.kill('SIGKILL');
      // What its connections had sent is not to be committed after its death.
      await db.ownerSql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
    });
    expect(await values(id)).toEqual([0]);
    const second = await start();
    await until(async () => (await values(id)).length === 2);
    await second.kill('SIGTERM');
    const third = await start();
    await publish({ t: 2 });
    await until(async () => (await values(id)).length === 3);
    expect(await values(id)).toEqual([0, 1, 2]);
    expect(third.log()).toContain('connected to the MQTT broker');
    await broker.stop();
    await until(async () => (await readiness(third))['mqtt-broker'] === false);
    expect(third.log()).toContain('the MQTT broker is away');
  },
);

/** Does something while nothing can be written to the observations. */
async function heldUp(work: () => Promise<void>): Promise<void> {
  const connection = await db.ownerSql.reserve();
  await connection`begin`;
  await connection`lock table town_test.observation in access exclusive mode`;
  await work();
  await connection`rollback`;
  connection.release();
}

async function isWaiting(): Promise<boolean> {
  const rows = await db.ownerSql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length > 0;
}
