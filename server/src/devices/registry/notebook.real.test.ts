import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { asSystem } from '../ingest/test-devices.ts';
import { startNotebook } from './notebook.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.ownerSql`delete from town_test.waiting_device`);

const OTHERS = 2_000;

/** A room that is full of names: each came so often, the first of them longest ago. */
function fill(times: number, refused = false) {
  return db.ownerSql`
    insert into town_test.waiting_device (protocol, external_id, peer, times, first_seen, last_seen,
      refused_until, refused_at, refused_by, refused_why)
    select 'mqtt', 'other-' || n, '10.0.0.1', ${times}, now() - interval '1 hour', now() - interval '1 hour' + n * interval '1 second',
      case when ${refused} then now() + interval '1 day' end, case when ${refused} then now() end,
      case when ${refused} then 'chief01' end, case when ${refused} then 'made up' end
    from generate_series(1, ${OTHERS}::int) n`;
}

/** What the room holds after these have come. */
async function after(...names: readonly string[]) {
  const notebook = startNotebook(db.sql, pino({ level: 'silent' }), () => new Date());
  for (const externalId of names) notebook.letWait('test', { protocol: 'mqtt', externalId, peer: '10.0.0.2' });
  await notebook.stop();
  return asSystem(db.sql, async (sql) => {
    const rows = await sql<{ name: string }[]>`select external_id as name from waiting_device`;
    return new Set(rows.map(({ name }) => name));
  });
}

test('who came only once goes for whoever comes now, the oldest first, and who comes again stays', async () => {
  await fill(1);
  const there = await after('new', 'other-1');
  expect([there.has('new'), there.has('other-1'), there.has('other-2'), there.has('other-3')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(there.size).toBe(OTHERS);
});

test('a room full of those who come again and again takes nobody else', async () => {
  await fill(2);
  expect((await after('new')).has('new')).toBe(false);
});

test('those turned away take nobody a place', async () => {
  await fill(1, true);
  const there = await after('new');
  expect([there.has('new'), there.size]).toEqual([true, OTHERS + 1]);
});
