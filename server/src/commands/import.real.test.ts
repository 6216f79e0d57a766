import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLoop } from '../cases/open-loop.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import type { World } from '../support/world.ts';
import { insertPolicies } from '../town/ground/store-ground.ts';
import { loadPacks } from '../town/packs/load-packs.ts';
import { importCases } from './import.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const real = test.skipIf(!existsSync(DATA)); // the public sets lie beside the repository, not in it: ../shared/data
const dir = mkdtempSync(join(tmpdir(), 'chengyun-command-'));
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await testApp();
  world = { ...app.world, config: { ...app.world.config, dataDir: dir } };
  const policies = await loadPacks(join(import.meta.dirname, '../../../packs'));
  await inTown(world.sql, 'test', systemActor, (sql) => insertPolicies(sql, policies, null));
});
afterAll(async () => {
  await (await openLoop(world)).close();
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function bringIn(path: string, options: Record<string, string> = {}) {
  const call = { options: { town: 'test', ...options }, words: [path], openWorld: async () => world };
  return importCases.run(call);
}

function counts(data: unknown) {
  const { state, rowsTotal, rowsAdded, rowsKnown, rowsBad } = data as Record<string, unknown>;
  return { state, rowsTotal, rowsAdded, rowsKnown, rowsBad };
}

test('a list comes in by command: cases with their class, number and clock, and the second time nothing', async () => {
  const path = join(dir, 'list.csv');
  await writeFile(
    path,
    '工单编号,标题,类别,受理时间,截止时间\nA-1,路灯不亮,别的,2026-05-08 16:20,2026-05-15\nA-2,,,x,\n',
  );
  const [first, second] = [(await bringIn(path)).data, (await bringIn(path)).data];
  expect(counts(first)).toEqual({ state: 'done', rowsTotal: 2, rowsAdded: 1, rowsKnown: 0, rowsBad: 1 });
  expect(first).toMatchObject({ rowsWithoutClass: 1, rowsWithoutUnit: 1 });
  expect(counts(second)).toEqual({ state: 'done', rowsTotal: 2, rowsAdded: 0, rowsKnown: 1, rowsBad: 1 });
  expect(second).toMatchObject({ rowsWithoutClass: 0, rowsWithoutUnit: 0 });
  const [found] = await app.db.ownerSql`
    select title, text, state, due_at from town_test.cases where external_number = 'A-1'`;
  expect(found).toEqual({ title: '路灯不亮', text: '别的', state: 'filed', due_at: new Date('2026-05-15T15:59:59Z') });
});

test('a command with a column that cannot be found says so place by place', async () => {
  const path = join(dir, 'poor.csv');
  await writeFile(path, '标题,备注\na,b\n');
  await expect(bringIn(path)).rejects.toThrow('columns.reportedAt');
});

// 5,000 of the 31,828: all of them take most of a minute on two busy cores.
real('5,000 requests of a real city are cases within seconds (skipped without ../shared/data)', async () => {
  const path = join(dir, 'requests.csv');
  const packed = createReadStream(join(DATA, 'boston-311/requests-2011-q3.csv.gz'));
  await writeFile(path, (await text(packed.pipe(createGunzip()))).split('\n').slice(0, 5001).join('\n'));
  const { data } = await bringIn(path, { source: 'city-311', zone: 'America/New_York' });
  expect(counts(data)).toEqual({ state: 'done', rowsTotal: 5000, rowsAdded: 5000, rowsKnown: 0, rowsBad: 0 });
});

real('2,151 messages of a real hotline are cases within seconds (skipped without ../shared/data)', async () => {
  const { data } = await bringIn(join(DATA, 'hotline/messages.jsonl'));
  expect(counts(data)).toEqual({ state: 'done', rowsTotal: 2151, rowsAdded: 2151, rowsKnown: 0, rowsBad: 0 });
});
