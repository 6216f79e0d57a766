import type { Pack } from '@chengyun/contract/pack';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/db/test-database.ts';
import { newestPolicies, policyVersions } from '../town/ground/policy-queries.ts';
import { systemActor } from './actor.ts';
import { bringPacks } from './bring-packs.ts';
import { inTown } from './in-town.ts';

let db: TestDatabase;
const log = pino({ level: 'silent' });
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

function newest() {
  return inTown(db.ownerSql, 'test', systemActor, async (sql) => {
    const packs = await newestPolicies<Pack>(sql, 'pack');
    return Object.fromEntries(packs.map(({ id, version, data }) => [id, { version, name: data.name.en }]));
  });
}

function versions(id: string) {
  return inTown(db.ownerSql, 'test', systemActor, async (sql) =>
    (await policyVersions(sql, 'pack', id)).map(({ version }) => version),
  );
}

test('a town of an earlier release gets new packs and newer versions; what it changed itself stays', async () => {
  await bringPacks(db.ownerSql, log);
  const first = await newest();
  expect(Object.keys(first)).toEqual(expect.arrayContaining(['fire-safety', 'grid-patrol', 'hotline', 'water']));
  await bringPacks(db.ownerSql, log);
  expect(await newest()).toEqual(first);
  // An earlier release had another hotline and no air; the town has a fire pack of its own.
  await db.ownerSql`update town_test.policy set data = jsonb_set(data, '{name,en}', '"Old"') where id = 'hotline'`;
  await db.ownerSql`delete from town_test.policy where kind = 'pack' and id = 'air'`;
  await db.ownerSql`
    insert into town_test.policy (kind, id, version, data, note, created_by)
    select kind, id, 2, jsonb_set(data, '{name,en}', '"Ours"'), 'ours', 'somebody' from town_test.policy
    where kind = 'pack' and id = 'fire-safety'`;
  await bringPacks(db.ownerSql, log);
  expect(await newest()).toEqual({
    ...first,
    hotline: { ...first['hotline'], version: 2 },
    'fire-safety': { version: 2, name: 'Ours' },
  });
  expect([await versions('hotline'), await versions('fire-safety')]).toEqual([
    [2, 1],
    [2, 1],
  ]);
});
