import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { testStage } from '../desk/test-stage.ts';
import { aDevice, anObservation, asSystem } from '../ingest/test-devices.ts';
import type { Devices } from '../open-devices.ts';
import { verifyDevices } from './verify-devices.ts';

let app: TestApp;
let devices: Devices;
let device: string;
beforeAll(async () => {
  app = await testApp({ stages: [testStage((opened) => (devices = opened))] });
  device = await aDevice(app.db.sql, { externalId: 'verified' });
  const now = Date.now();
  for (let nth = 0; nth < 20; nth++) {
    const receivedAt = new Date(now - (20 - nth) * 1000);
    const readings = [
      { point: 'level', value: nth / 10 },
      { point: 'pump', value: nth % 2 === 0 },
      { point: 'word', value: `w${nth}` },
    ];
    await devices.ingest.take(anObservation(device, { receivedAt, at: receivedAt, readings, sequence: String(nth) }));
  }
  await devices.ingest.stop(); // writes what is due: sums are else written every ten seconds
  const [row] = await app.db.ownerSql`
    select 1 from town_test.ingest_mark where state >= stored and sums >= stored and stored > '-infinity'`;
  expect(row).toBeDefined();
});
afterAll(() => app.stop());

function verified() {
  return verifyDevices(app.db.sql, 'test');
}

test('latest states and hourly sums are what the observations say', async () => {
  const { devices: count, values, hours, differences } = await verified();
  expect([count, values, differences]).toEqual([1, 3, []]);
  expect(hours).toBeGreaterThanOrEqual(2);
});

test('a latest value that nothing bears out, an old one and a missing one are found', async () => {
  const keep = await asSystem(app.db.sql, (sql) => sql`select points from device_state where device_id = ${device}`);
  const spoil = (points: object) =>
    asSystem(
      app.db.sql,
      (sql) => sql`update device_state set points = ${sql.json(points as never)} where device_id = ${device}`,
    );
  const points = keep[0]?.['points'] as Record<string, { v: unknown; at: number }>;
  const level = points['level'] ?? { v: 0, at: 0 };
  await spoil({ ...points, level: { ...level, v: 99 } });
  expect((await verified()).differences).toMatchObject([{ device: 'verified', part: 'state', point: 'level' }]);
  await spoil({ ...points, level: { v: 1.8, at: level.at - 1000 } });
  expect((await verified()).differences.map(({ part, point }) => [part, point])).toEqual([['state', 'level']]);
  const { pump: _, ...withoutPump } = points;
  await spoil(withoutPump);
  expect((await verified()).differences.map(({ part, point }) => [part, point])).toEqual([['state', 'pump']]);
  await spoil(points);
});

test('an hour that does not add up is found', async () => {
  await asSystem(
    app.db.sql,
    (sql) => sql`update reading_hour set n = n + 1 where device_id = ${device} and point = 'level'`,
  );
  const { differences } = await verified();
  expect(differences.length).toBeGreaterThan(0);
  expect(differences.every(({ part, point }) => part === 'sums' && point.startsWith('level '))).toBe(true);
});
