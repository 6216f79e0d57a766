import { join } from 'node:path';
import pino from 'pino';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groundCache } from '../../people/ground-cache.ts';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { insertPolicies } from '../../town/ground/store-ground.ts';
import { loadPacks } from '../../town/packs/load-packs.ts';
import { type Ingest, startIngest } from '../ingest/ingest.ts';
import { anObservation, asSystem, until } from '../ingest/test-devices.ts';
import { catalogueOf } from '../profiles/catalogue.ts';
import { openWriterPool, type WriterPool } from '../store/writer-pool.ts';
import { startTownJudge, type TownJudge } from './town-judge.ts';

let db: TestDatabase;
let writer: WriterPool;
let ingest: Ingest;
let device: string;
let clock: number;
const running: TownJudge[] = [];

beforeEach(async () => {
  db = await testDatabase();
  writer = openWriterPool(db.ownerUrl);
  const log = pino({ level: 'silent' });
  ingest = startIngest({ pools: { sql: db.sql, writer }, log, now: () => new Date(), newId: uuidv7 });
  clock = 0;
  const packs = await loadPacks(join(import.meta.dirname, '../../../../packs'));
  device = v7();
  await asSystem(db.sql, async (sql) => {
    await insertPolicies(sql, packs, null);
    await sql`insert into device (id, protocol, external_id, name, profile_id)
      values (${device}, 'mqtt', 'box', 'box', 'transmission-device')`;
  });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((judge) => judge.stop()));
  await ingest.stop();
  await writer.end();
  await db.close();
});

/** A judge of a process of its own; with `hears` it is the process that stores. */
function aJudge({ hears = true } = {}): TownJudge {
  const grounds = groundCache(db.sql, Date.now);
  const world = {
    ...{ sql: db.sql, log: pino({ level: 'silent' }), newId: uuidv7 },
    now: () => new Date(Date.now() + clock),
    catalogueOf: async (id: string) => catalogueOf(await grounds.of(id)),
  };
  const judge = startTownJudge(world, 'test');
  if (hears) ingest.onStored((_, observations, at) => judge.offer(observations, at));
  running.push(judge);
  return judge;
}

async function stop(judge: TownJudge): Promise<void> {
  running.splice(running.indexOf(judge), 1);
  await judge.stop();
}

const fault = (part: string, on = true) =>
  ingest.take(
    anObservation(device, {
      ...{ deviceAt: new Date(), sequence: v7(), readings: [] },
      events: [{ kind: 'fault', on, part, text: null }],
    }),
  );

function alarms() {
  return asSystem(
    db.sql,
    (sql) => sql<{ kind: string; part: string; times: number; state: string }[]>`
      select kind, part, times, state from alarm order by kind, part`,
  );
}

const timesOf = async (part: string) => (await alarms()).find((alarm) => alarm.part === part)?.times ?? 0;

test('what was stored while nobody judged is judged at the next start', async () => {
  await fault('1');
  await fault('1');
  aJudge();
  await until(async () => (await timesOf('1')) === 2);
});

test('after a kill nothing is lost and nothing is counted twice', async () => {
  const killed = aJudge();
  await fault('1');
  await until(async () => (await timesOf('1')) === 1);
  // Killed: it keeps nothing and hands nothing over, but its beat is old.
  await asSystem(db.sql, (sql) => sql`update rule_mark set judge = ${v7()}, beat = now() - interval '1 minute'`);
  await stop(killed);
  const kept = await asSystem(db.sql, (sql) => sql`select 1 from rule_state`);
  expect(kept).toHaveLength(0);
  await fault('1');
  await fault('2');
  aJudge();
  await until(async () => (await timesOf('2')) === 1);
  expect(await alarms()).toMatchObject([
    { part: '1', times: 2 },
    { part: '2', times: 1 },
  ]);
});

test('of two servers one judges, also what the other one stores', async () => {
  const first = aJudge({ hears: false });
  await fault('1');
  await until(async () => (await timesOf('1')) === 1);
  aJudge();
  await fault('2');
  await until(async () => (await timesOf('2')) === 1);
  await stop(first);
  await fault('3');
  await until(async () => (await timesOf('3')) === 1);
  expect((await alarms()).map(({ times }) => times)).toEqual([1, 1, 1]);
});

test('a transmission device that falls silent is offline, which ends when it is heard of', async () => {
  aJudge();
  await fault('1');
  await until(async () => (await timesOf('1')) === 1);
  clock = 7_200_000;
  const offline = async () => (await alarms()).find(({ kind }) => kind === 'offline');
  await until(async () => (await offline())?.state === 'raised');
  clock = 7_201_000;
  await ingest.take(
    anObservation(device, {
      receivedAt: new Date(Date.now() + clock),
      readings: [],
      sequence: v7(),
      deviceAt: new Date(),
    }),
  );
  await until(async () => (await offline())?.state === 'cleared');
  expect((await offline())?.times).toBe(1);
});

test('while the memories are kept, which takes long for a large town, alarms go on', async () => {
  aJudge();
  await fault('1');
  await until(async () => (await timesOf('1')) === 1);
  await db.ownerSql.begin(async (sql) => {
    await sql`lock table town_test.rule_state in exclusive mode`;
    clock = 61_000; // the memories are to be kept, and cannot be
    await fault('2');
    await until(async () => (await timesOf('2')) === 1);
    await fault('3');
    await until(async () => (await timesOf('3')) === 1);
    const [{ waits } = { waits: 0 }] = await db.ownerSql<{ waits: number }[]>`
      select count(*)::int as waits from pg_stat_activity where wait_event_type = 'Lock' and query like '%rule_state%'`;
    expect(waits).toBe(1);
  });
  await until(async () => {
    const [mark] = await asSystem(
      db.sql,
      (sql) => sql<{ kept: boolean }[]>`select isfinite(kept) as kept from rule_mark`,
    );
    return mark?.kept;
  });
});
