import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTown } from '../../people/create-town.ts';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { aDevice, asSystem, until } from '../ingest/test-devices.ts';
import { type Registry, startRegistry } from './registry.ts';

let db: TestDatabase;
let registry: Registry;
const notices: string[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await db.ownerSql.listen('chengyun_devices', (notice) => void notices.push(notice));
  registry = await startRegistry(db.sql, pino({ level: 'silent' }));
});
afterAll(async () => {
  await registry.stop();
  await db.close();
});

test('a device that is made, changed and gone is known as it is, and the notices name it', async () => {
  const id = await aDevice(db.sql, { externalId: 'one', credentialHash: 'first' });
  await until(() => registry.byCredential('first')?.id === id);
  await asSystem(db.sql, (sql) => sql`update device set credential_hash = 'second' where id = ${id}`);
  await until(() => registry.byCredential('second')?.id === id);
  expect([registry.byCredential('first'), registry.byName('mqtt', 'one')?.credentialHash]).toEqual([
    undefined,
    'second',
  ]);
  await db.ownerSql`delete from town_test.device where id = ${id}`;
  await until(() => registry.byId(id) === undefined && notices.length === 3); // each hears on its own connection
  expect(notices).toEqual([`test ${id}`, `test ${id}`, `test ${id}`]);
});

test('a change of many names none, and all are read', async () => {
  notices.length = 0;
  await db.ownerSql`
    insert into town_test.device (id, protocol, external_id, name)
    select gen_random_uuid(), 'mqtt', 'many-' || n, 'n' from generate_series(1, 60) n`;
  await until(() => registry.count() === 60 && notices.length > 0);
  expect(notices).toEqual(['test']);
});

test('a change while all are being read is not undone by that reading', async () => {
  const id = await aDevice(db.sql, { externalId: 'last', credentialHash: 'old' });
  await until(() => registry.byCredential('old'));
  // All are read (the notice of many), and at once one changes, again and again.
  for (let round = 0; round < 20; round++) {
    await db.ownerSql`update town_test.device set name = ${`n${round}`} where external_id like 'many-%'`;
    await asSystem(db.sql, (sql) => sql`update device set credential_hash = ${`key ${round}`} where id = ${id}`);
    await until(() => registry.byId(id)?.credentialHash === `key ${round}`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(registry.byId(id)?.credentialHash).toBe(`key ${round}`);
  }
});

test('hundreds of single changes are all known', async () => {
  const ids = await Promise.all(Array.from({ length: 300 }, (_, n) => aDevice(db.sql, { externalId: `single-${n}` })));
  await until(() => ids.every((id) => registry.byId(id)));
});

test('the first device of a town that was made a moment ago is known at once', async () => {
  await createTown(db.ownerSql, {
    ...{ id: 'fresh', name: { zh: '新镇', en: 'Fresh' }, prefix: 'XZ' },
    ...{ center: [121.39, 31.3], bbox: [121.36, 31.27, 121.42, 31.33] },
  });
  await db.ownerSql`
    insert into town_fresh.device (id, protocol, external_id, name)
    values (gen_random_uuid(), 'mqtt', 'fresh-one', 'n')`;
  await until(() => registry.byName('mqtt', 'fresh-one'));
});
