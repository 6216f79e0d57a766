import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { report, serialFor } from '../cases/routes/calls.ts';
import { aRealTown, type RealTown } from '../cases/testing/a-real-town.ts';
import { people } from '../cases/testing/a-town.ts';
import { listCases } from '../cases/view/list-cases.ts';
import { digestsOf } from '../people/personal/digests.ts';
import { keyHealth } from '../people/personal/key-health.ts';
import { openKeyring } from '../people/personal/keyring.ts';
import { openVault } from '../people/personal/open-vault.ts';
import { drawRandom } from '../people/personal/random.ts';
import { rotateDataKeys } from '../people/personal/rotate.ts';
import { rotateIndexKeys } from '../people/personal/rotate-index.ts';
import { testWorld } from '../people/test-app.ts';
import type { World } from '../support/world.ts';

let town: RealTown;
let world: World;
beforeAll(async () => {
  town = await aRealTown({}, (db) => {
    world = testWorld(db);
    return openVault(world);
  });
});
afterAll(async () => {
  await town.db.close();
  rmSync(world.config.dataDir, { recursive: true, force: true });
});

const reporter = { name: '司马试例', phone: '13800136666' } as const;
const reported = () => town.report(people.intake, { reporter, text: '请回电13800135555' });
const open = (path = world.config.personal.keysFile, suite = world.config.personal.suite) =>
  openKeyring({ ownerSql: town.db.ownerSql, path, suite, now: Date.now });

async function found(q: string): Promise<number> {
  const ground = await town.loop.grounds.of('test');
  const digests = digestsOf(town.loop.personal, 'test');
  const page = await town.as(people.intake, (sql) => listCases(sql, ground, { q, limit: 200 }, people.intake, digests));
  return page.cases.length;
}

async function everyoneIsKnown(): Promise<boolean> {
  const rows = await town.db.ownerSql<{ id: string }[]>`select id from town_test.cases`;
  const details = await Promise.all(rows.map(({ id }) => town.detail(id, people.intake)));
  return details.every(({ reporter: one, text }) => one?.phone === '138****6666' && text === '请回电138****5555');
}

test('the first start makes a key file for its owner only; a missing, foreign, spoilt or open one stops the next', async () => {
  await reported();
  const path = world.config.personal.keysFile;
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const text = readFileSync(path, 'utf8');
  await expect(open(`${path}.none`)).rejects.toThrow(/is missing and this database holds personal data/);
  const other = JSON.parse(text);
  other.data[0].key = Buffer.alloc(32, 7).toString('base64url');
  writeFileSync(`${path}.other`, JSON.stringify(other), { mode: 0o600 });
  await expect(open(`${path}.other`)).rejects.toThrow(/is not this database's \(key 1, data\)/);
  writeFileSync(`${path}.spoilt`, text.slice(0, -20), { mode: 0o600 });
  await expect(open(`${path}.spoilt`)).rejects.toThrow(/cannot be read as one/);
  chmodSync(path, 0o640);
  await expect(open()).rejects.toThrow(/is open to other accounts; run chmod 600/);
  chmodSync(path, 0o600);
  await open();
});

test('a rotation seals every key anew while others go on writing, and nothing is lost', async () => {
  // Another server on the same database and key file, with its own look at it.
  const other = { ...town.loop, personal: { keys: await open(), random: drawRandom } };
  let goes = true;
  const writing = (async () => {
    let count = 0;
    while (goes) {
      const serial = await serialFor(other, 'test');
      const body = { kind: 'ticket', source: 'phone', text: '请回电13800135555', reporter };
      await town.as(people.intake, (sql) => report(other, sql, 'test', people.intake, body, serial));
      count += 1;
      await pause(30);
    }
    return count;
  })();
  for (let n = 0; n < 12; n += 1) await reported();
  const rotated = await rotateDataKeys(world, () => {}, 5);
  goes = false;
  expect(await writing).toBeGreaterThan(5);
  expect(rotated).toMatchObject({ version: 2, resumed: false, unreadable: 0 });
  expect(rotated.rows).toBeGreaterThan(12);
  expect(await keyHealth(world)).toEqual({ version: 2, suite: 'aes-256-gcm', isSuiteAsked: true, behind: 0 });
  expect(await everyoneIsKnown()).toBe(true);
});

test('a rotation cut short goes on where it stopped, to the other suite', async () => {
  const asked = {
    ...world,
    config: { ...world.config, personal: { ...world.config.personal, suite: 'sm4-ctr-hmac-sm3' } },
  } as const;
  let seen = 0;
  const dies = rotateDataKeys(
    asked,
    (rows) => {
      seen = rows;
      throw new Error('killed');
    },
    4,
  );
  await expect(dies).rejects.toThrow('killed');
  expect(seen).toBe(4);
  const half = await keyHealth(world);
  expect(half).toMatchObject({ version: 3, suite: 'sm4-ctr-hmac-sm3', isSuiteAsked: false });
  expect(half.behind).toBeGreaterThan(0);
  expect(await everyoneIsKnown()).toBe(true);
  const rest = await rotateDataKeys(asked, () => {}, 4);
  expect(rest).toEqual({ version: 3, resumed: true, rows: half.behind, unreadable: 0 });
  await reported();
  expect(await everyoneIsKnown()).toBe(true);
});

test('after the keys of finding are rotated every case is found by the new one only', async () => {
  const before = await Promise.all([found('13800136666'), found('司马试例'), found('13800135555')]);
  expect(before[0]).toBeGreaterThan(12);
  const rotated = await rotateIndexKeys(world, () => {});
  expect(rotated).toMatchObject({ version: 2, resumed: false, unreadable: 0 });
  expect(await Promise.all([found('13800136666'), found('司马试例'), found('13800135555')])).toEqual(before);
  const [old] = await town.db
    .ownerSql`select count(*)::int as n from town_test.case_person where get_byte(digest, 0) < 2`;
  expect(old).toEqual({ n: 0 });
  const [callers] = await town.db.ownerSql`
    select count(distinct digest)::int as n, bool_and(get_byte(digest, 0) = 2) as fresh,
      count(*)::int = (select count(*)::int from town_test.signal) as all from town_test.caller`;
  expect(callers).toEqual({ n: 1, fresh: true, all: true });
});

test('a key that no key of the file opens is counted, and the others are rotated', async () => {
  await town.db.ownerSql`
    update town_test.case_key set sealed = 'AQEA' where case_id = (select min(case_id::text)::uuid from town_test.case_key)`;
  const rotated = await rotateDataKeys(world, () => {});
  expect(rotated).toMatchObject({ resumed: false, unreadable: 1 });
});
