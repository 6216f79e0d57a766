import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { Observation } from '../observation.ts';
import { replaySince } from '../store/replay.ts';
import { openWriterPool, type WriterPool } from '../store/writer-pool.ts';
import { type Ingest, startIngest } from './ingest.ts';
import { aDevice, anObservation, asSystem, until } from './test-devices.ts';

let db: TestDatabase;
let writer: WriterPool;
beforeAll(async () => {
  db = await testDatabase();
  writer = openWriterPool(db.ownerUrl);
});
afterAll(async () => {
  await writer.end();
  await db.close();
});

function start(): Ingest {
  return startIngest({
    pools: { sql: db.sql, writer },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  });
}

/** A process that is killed says nothing more and writes nothing more; this one is simply left behind. */
async function startAfterKill(): Promise<Ingest> {
  const ingest = start();
  await ingest.open('test');
  return ingest;
}

async function stored(deviceId: string): Promise<readonly Observation[]> {
  const all: Observation[] = [];
  await replaySince(db.sql, 'test', '-infinity', (lot) => {
    for (const { observation } of lot) if (observation.deviceId === deviceId) all.push(observation);
  });
  return all;
}

test('what is acknowledged is stored, with numbers, switches, texts and events as they came', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const readings = [
    { point: 'pressure', value: 0.42 },
    { point: 'open', value: true },
    { point: '状态', value: '正常' },
  ];
  const events = [{ kind: 'fire' as const, on: true, part: '1-7', text: '三楼走廊' }];
  const at = new Date('2026-11-20T01:02:03.004Z');
  await ingest.take(anObservation(device, { deviceAt: at, readings, events, sequence: 'a' }));
  const [found, ...more] = await stored(device);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ at, deviceAt: at, readings, events });
  const rows = await asSystem(
    db.sql,
    (sql) => sql`select kind, begun, part, text from device_event where device_id = ${device}`,
  );
  expect([...rows]).toEqual([{ kind: 'fire', begun: true, part: '1-7', text: '三楼走廊' }]);
  await ingest.stop();
});

test('a resend is recognised: while the first waits, after it is stored, and after a kill', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const told = anObservation(device, { deviceAt: new Date(), sequence: 'x1' });
  const untold = anObservation(device, { sequence: 'packet 7' });
  await Promise.all([ingest.take(told), ingest.take(told), ingest.take(untold)]);
  await ingest.take({ ...told, receivedAt: new Date() });
  await ingest.take({ ...untold, receivedAt: new Date(), at: new Date() }, true);
  expect(await stored(device)).toHaveLength(2);
  const next = await startAfterKill();
  await next.take({ ...told, receivedAt: new Date() });
  await next.take({ ...untold, receivedAt: new Date(), at: new Date() }, true);
  expect(await stored(device)).toHaveLength(2);
  await next.stop();
});

test('after a kill a resend among new messages is found in the store though memory has lost it', async () => {
  const device = await aDevice(db.sql);
  const old = anObservation(device, { deviceAt: new Date('2026-11-01T00:00Z'), sequence: 'x' });
  const first = start();
  await first.take(old);
  await asSystem(db.sql, (sql) => sql`select 1`);
  const next = startIngest({
    pools: { sql: db.sql, writer },
    log: pino({ level: 'silent' }),
    now: () => new Date(Date.now() + 3_600_000),
    newId: uuidv7,
  });
  const heard: number[] = [];
  next.onStored((_, observations) => heard.push(observations.length));
  const fresh = [1, 2, 3].map((n) => anObservation(device, { deviceAt: new Date(Date.now() + n), sequence: 'x' }));
  await Promise.all([next.take(old), ...fresh.map((each) => next.take(each))]);
  expect(await stored(device)).toHaveLength(4);
  expect(heard).toEqual([3]);
  await next.stop();
});

test('the same words twice without a time are two messages', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const now = new Date();
  await Promise.all([1, 2, 3].map(() => ingest.take(anObservation(device, { sequence: '1 same', receivedAt: now }))));
  expect(await stored(device)).toHaveLength(3);
  await ingest.stop();
});

test('of a clock that is not believed the same words twice are two messages, unless they are marked as sent again', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const say = (resent: boolean) => {
    const receivedAt = new Date();
    const deviceAt = new Date(receivedAt.getTime() - 7_200_000 - (receivedAt.getTime() % 3_600_000));
    return ingest.take(anObservation(device, { deviceAt, receivedAt, at: receivedAt, sequence: 'fire' }), resent);
  };
  await say(false);
  await say(false);
  await say(true);
  expect(await stored(device)).toHaveLength(2);
  await ingest.stop();
});

test('a day that was dropped since its last message is made again, and holds up nobody', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const at = new Date(Date.now() - 90 * 86_400_000);
  await ingest.take(anObservation(device, { deviceAt: at, sequence: '1' }));
  const day = `observation_${at.toISOString().slice(0, 10).replaceAll('-', '')}`;
  await db.ownerSql.unsafe(`drop table town_test.${day}`);
  await Promise.all([
    ingest.take(anObservation(device, { deviceAt: at, sequence: '2' })),
    ingest.take(anObservation(device)),
  ]);
  expect(await stored(device)).toHaveLength(2);
  await ingest.stop();
});

test('a process that was replaced acknowledges nothing more', async () => {
  const old = start();
  const device = await aDevice(db.sql);
  await old.take(anObservation(device));
  const next = await startAfterKill();
  await expect(old.take(anObservation(device))).rejects.toThrow('Not stored');
  await next.take(anObservation(device));
  expect(await stored(device)).toHaveLength(2);
  await next.stop();
});

test('late data goes to its hour and day, and sums survive a kill without counting twice', async () => {
  const device = await aDevice(db.sql);
  const first = start();
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 16, minute));
  const take = (ingest: Ingest, minute: number, value: number) =>
    ingest.take(
      anObservation(device, { deviceAt: at(minute), sequence: `${minute}`, readings: [{ point: 'p', value }] }),
    );
  await take(first, 5, 1);
  await first.stop();
  const second = start();
  await take(second, 70, 5);
  await take(second, 6, 3);
  const third = await startAfterKill();
  await take(third, 2, -4);
  await third.stop();
  const sums = () =>
    asSystem(
      db.sql,
      (sql) => sql`
    select n::int, sum, min, max from reading_hour where device_id = ${device} order by hour`,
    );
  expect([...(await sums())]).toEqual([
    { n: 3, sum: 0, min: -4, max: 3 },
    { n: 1, sum: 5, min: 5, max: 5 },
  ]);
  const days = await asSystem(
    db.sql,
    (sql) => sql`
    select day::text, n::int, sum from reading_day where device_id = ${device}`,
  );
  expect([...days]).toEqual([{ day: '2026-11-25', n: 4, sum: 5 }]);
});

test('the latest state keeps the newest value of each point, whatever comes last', async () => {
  const device = await aDevice(db.sql);
  const ingest = start();
  const say = (minute: number, point: string, value: number) =>
    ingest.take(
      anObservation(device, {
        deviceAt: new Date(Date.UTC(2026, 10, 20, 0, minute)),
        sequence: point,
        readings: [{ point, value }],
      }),
    );
  await say(10, 'a', 1);
  await say(11, 'b', 2);
  await ingest.stop();
  const again = start();
  await say2(again);
  await again.stop();
  async function say2(next: Ingest) {
    const late = (minute: number, point: string, value: number) =>
      next.take(
        anObservation(device, {
          deviceAt: new Date(Date.UTC(2026, 10, 20, 0, minute)),
          sequence: `${point}2`,
          readings: [{ point, value }],
        }),
      );
    await late(9, 'a', 99);
    await late(12, 'b', 3);
    await late(8, 'c', 7);
  }
  const [state] = await asSystem(
    db.sql,
    (sql) => sql`select points, last_at from device_state where device_id = ${device}`,
  );
  expect(state?.['points']).toMatchObject({ a: { v: 1 }, b: { v: 3 }, c: { v: 7 } });
  expect(state?.['last_at']).toEqual(new Date(Date.UTC(2026, 10, 20, 0, 12)));
});

test('a message the store cannot hold is refused alone', async () => {
  const ingest = start();
  const device = await aDevice(db.sql);
  const good = [1, 2, 3].map((n) =>
    anObservation(device, { sequence: `${n}`, readings: [{ point: 'a\0b', value: 'c\0d\ud800' }] }),
  );
  const bad = anObservation('00000000-0000-0000-0000-00000000000', {});
  const results = await Promise.allSettled([...good, bad].map((each) => ingest.take(each)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  expect(await stored(device)).toHaveLength(3);
  await ingest.stop();
});

test('a device over its share waits for its own acknowledgements; the others and a fire of its own do not', async () => {
  const ingest = start();
  const loud = await aDevice(db.sql);
  const quiet = await Promise.all(Array.from({ length: 30 }, () => aDevice(db.sql)));
  const second = async () => {
    const next = Math.floor(Date.now() / 1000) + 1;
    await until(() => Math.floor(Date.now() / 1000) >= next);
  };
  const say = (device: string, times: number) =>
    Array.from({ length: times }, () => ingest.take(anObservation(device)));
  await second();
  await Promise.all([loud, ...quiet].flatMap((device) => say(device, 2)));
  await second();
  const began = performance.now();
  let isOver = false;
  const flood = Promise.all(say(loud, 500)).then(() => {
    isOver = true;
  });
  const fire = { kind: 'fire' as const, on: true, part: null, text: null };
  const others = [...quiet.flatMap((device) => say(device, 2)), ingest.take(anObservation(loud, { events: [fire] }))];
  await Promise.all(others);
  expect(ingest.counts().held).toBe(300);
  expect(isOver).toBe(false);
  await flood;
  expect(performance.now() - began).toBeGreaterThan(1_000);
  expect(await stored(loud)).toHaveLength(503);
  expect(ingest.muted().map(({ deviceId }) => deviceId)).toEqual([loud]);
  await ingest.stop();
});
