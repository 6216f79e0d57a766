import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { aDevice, asSystem } from '../ingest/test-devices.ts';
import { readingsOf } from './readings.ts';

const YEAR_H = 365 * 24;
const HOUR = 3_600_000;
const to = Math.floor(Date.now() / HOUR) * HOUR;
let db: TestDatabase;
let device: string;
beforeAll(async () => {
  db = await testDatabase();
  device = await aDevice(db.sql, { externalId: 'a year' });
  // A year of minutely readings as its hours keep them, with one spike; its last six days as they were said.
  await asSystem(
    db.sql,
    (sql) => sql`
      insert into reading_hour (device_id, point, hour, n, sum, min, max)
      select ${device}, 'p', ${new Date(to)}::timestamptz - n * interval '1 hour', 60, 600, 9,
        case when n = 4000 then 99 else 11 end
      from generate_series(1, ${YEAR_H}) as n`,
  );
  for (let day = 0; day <= 7; day++) {
    const date = new Date(to - day * 24 * HOUR).toISOString().slice(0, 10);
    await asSystem(db.sql, (sql) => sql`select ensure_observation_day(${date})`);
  }
  await db.ownerSql`
    insert into town_test.observation (device_id, at, sequence, received_at, points, numbers)
    select ${device}, at, 0, at, array['p', 'q'], array[case when n = 3000 then -50 else 10 end, 1]
    from generate_series(1, 6 * 1440) as n, lateral (select ${new Date(to)}::timestamptz - n * interval '1 minute' as at) as minute`;
});
afterAll(() => db.close());

async function drawn(days: number, width: number) {
  const query = {
    point: 'p',
    from: new Date(to - days * 24 * HOUR).toISOString(),
    to: new Date(to).toISOString(),
    width,
  };
  const { steps } = await asSystem(db.sql, (sql) => readingsOf(sql, device, query));
  return { steps };
}

test('a year is drawn in as many steps as asked for, and its one spike is in it', async () => {
  const { steps } = await drawn(365, 360);
  expect(steps.length).toBeLessThanOrEqual(361);
  expect(steps.reduce((sum, { n }) => sum + n, 0)).toBe(YEAR_H * 60);
  expect(steps.filter(({ max }) => max === 99)).toHaveLength(1);
});

test('six days of minutes are drawn from what was said, the one dip in it', async () => {
  const { steps } = await drawn(6, 360);
  expect(steps.length).toBeLessThanOrEqual(361);
  expect(steps.reduce((sum, { n }) => sum + n, 0)).toBe(6 * 1440);
  expect(Math.min(...steps.map(({ min }) => min))).toBe(-50);
});
