import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLoop } from '../cases/open-loop.ts';
import { credentialHash } from '../devices/registry/credential.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import type { World } from '../support/world.ts';
import { insertPolicies } from '../town/ground/store-ground.ts';
import { loadPacks } from '../town/packs/load-packs.ts';
import { importDevices } from './import-devices.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-devices-'));
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

const HEADINGS = '设备编号,设备名称,协议,设备类型,安装位置,上级设备,令牌';

async function bringIn(rows: readonly string[], options: Record<string, string> = {}, headings = HEADINGS) {
  const path = join(dir, 'devices.csv');
  await writeFile(path, `${headings}\n${rows.join('\n')}\n`);
  const call = { options: { town: 'test', ...options }, words: [path], openWorld: async () => world };
  const { data } = await importDevices.run(call);
  const { id, rowsAdded, rowsKnown, rowsChanged, rowsBad } = data as Record<string, unknown>;
  return { runId: String(id), counts: [rowsAdded, rowsKnown, rowsChanged, rowsBad] };
}

function devices(like: string) {
  return app.db.ownerSql`
    select d.external_id, d.name, d.profile_id, d.place, d.credential_hash, p.external_id as parent
    from town_test.device d left join town_test.device p on p.id = d.parent_id
    where d.external_id like ${like} order by d.external_id`;
}

async function whatIsWrong(runId: string) {
  const rows = await app.db.ownerSql`
    select row_number, problems from town_test.import_bad_row where run_id = ${runId} order by row_number`;
  return rows.map(({ row_number, problems }) => [row_number, problems.map(({ path }: { path: string }) => path)]);
}

test('a list registers devices with profile, place and gateway; the second time nothing is added', async () => {
  const rows = ['A-GW,消防网关,MQTT,,机房,,', 'A-1,一楼烟感,MQTT,,走廊,A-GW,', 'A-2,泵房压力,HJ 212,,泵房,,'];
  expect((await bringIn(rows)).counts).toEqual([3, 0, 0, 0]);
  expect((await bringIn(rows)).counts).toEqual([0, 3, 0, 0]);
  expect((await devices('A-%')).map(({ external_id, place, parent }) => [external_id, place, parent])).toEqual([
    ['A-1', '走廊', 'A-GW'],
    ['A-2', '泵房', null],
    ['A-GW', '机房', null],
  ]);
});

test('a second list brings name, kind and place up to date and empties nothing', async () => {
  const [profile] = await app.db.ownerSql`
    select p ->> 'id' as id, p -> 'name' ->> 'zh' as name
    from town_test.policy, jsonb_array_elements(data -> 'profiles') p where id = 'fire-safety' limit 1`;
  await bringIn(['B-1,旧名,MQTT,,走廊,,', 'B-2,不变,MQTT,,大厅,,']);
  const again = await bringIn([`B-1,新名,MQTT,${profile?.['name']},,,`, 'B-2,不变,MQTT,,大厅,,']);
  expect(again.counts).toEqual([0, 2, 1, 0]);
  expect((await devices('B-%')).map(({ name, profile_id, place }) => [name, profile_id, place])).toEqual([
    ['新名', profile?.['id'], '走廊'],
    ['不变', null, '大厅'],
  ]);
});

test('rows that do not fit stay out, each with its reasons; the others come in', async () => {
  const { runId, counts } = await bringIn([
    'C-1,好,MQTT,,,,',
    'C-1,又一次,MQTT,,,,',
    'C-2,,电报,,,,',
    'C-3,孤儿,MQTT,,,C-99,',
    'XYZ,用传,GB/T 26875.3,,,,',
  ]);
  expect(counts).toEqual([1, 0, 0, 4]);
  expect(await whatIsWrong(runId)).toEqual([
    [3, ['externalId']],
    [4, ['protocol', 'name']],
    [5, ['parent']],
    [6, ['externalId']],
  ]);
});

test('a token belongs to one device only, in the list and in the store', async () => {
  expect((await bringIn(['D-1,甲,MQTT,,,,own-token', 'D-2,乙,MQTT,,,,own-token'])).counts).toEqual([1, 0, 0, 1]);
  const { runId, counts } = await bringIn(['D-3,丙,MQTT,,,,own-token', 'D-1,甲,MQTT,,,,own-token']);
  expect([counts, await whatIsWrong(runId)]).toEqual([[0, 1, 0, 1], [[2, ['secret']]]]);
  expect((await devices('D-1'))[0]?.['credential_hash']).toBe(credentialHash('own-token'));
});

test('a list says which certificate a device will show, each of one device; a new one ends the print of the one before', async () => {
  const certified = (rows: readonly string[]) => bringIn(rows, {}, '设备编号,设备名称,协议,令牌,证书');
  const { runId, counts } = await certified([
    'F-1,甲,MQTT,,pump-1.town',
    'F-2,乙,MQTT,,pump-1.town',
    'F-3,丙,MQTT,a-token,pump-3.town',
    'F-4,丁,CTWing,,pump-4.town',
    '000000000f05,戊,GB/T 26875.3,,pump-5.town',
  ]);
  expect([counts, await whatIsWrong(runId)]).toEqual([
    [2, 0, 0, 3],
    [
      [3, ['certificate']],
      [4, ['certificate']],
      [5, ['certificate']],
    ],
  ]);
  expect((await devices('F-1'))[0]?.['credential_hash']).toBe('certificate:pump-1.town');
  const bind = app.db.ownerSql`
    update town_test.device set certificate_print = ${'0'.repeat(64)} where external_id = 'F-1' returning 1`;
  expect(await bind).toHaveLength(1);
  const printAfter = async (row: string) => {
    await certified([row]);
    const [found] = await app.db
      .ownerSql`select certificate_print as print from town_test.device where external_id = 'F-1'`;
    return found?.['print'];
  };
  expect(await printAfter('F-1,甲,MQTT,,pump-1.town')).toBe('0'.repeat(64));
  expect(await printAfter('F-1,改名,MQTT,,')).toBe('0'.repeat(64));
  expect(await printAfter('F-1,改名,MQTT,,pump-1b.town')).toBeNull();
});

test('tokens are made for devices that need one, written to a file of the owner alone, and kept as hashes', async () => {
  const tokens = join(dir, 'tokens.csv');
  await bringIn(['E-1,甲,MQTT,,,,', 'E-2,乙,MQTT,,,,its-own-token', 'E-3,丙,HJ 212,,,,'], { tokens });
  const [heading, line, ...more] = readFileSync(tokens, 'utf8').trimEnd().split('\r\n');
  const [externalId, , , token = ''] = line?.split(',') ?? [];
  expect([heading, externalId, more, statSync(tokens).mode & 0o777]).toEqual([
    '\uFEFF设备编号,设备名称,协议,令牌',
    'E-1',
    [],
    0o600,
  ]);
  expect((await devices('E-1'))[0]?.['credential_hash']).toBe(credentialHash(token));
});
