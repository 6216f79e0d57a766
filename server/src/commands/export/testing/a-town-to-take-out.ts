import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openLoop } from '../../../cases/open-loop.ts';
import { addMonth } from '../../../measures/goals/goal-queries.ts';
import { systemActor } from '../../../people/actor.ts';
import { PACKS } from '../../../people/create-town.ts';
import { someAreas } from '../../../people/ground/testing/ground-app.ts';
import { inTown } from '../../../people/in-town.ts';
import { testApp } from '../../../people/test-app.ts';
import type { Pool, Sql } from '../../../support/db/connect.ts';
import type { World } from '../../../support/world.ts';
import { insertAreas, insertPlaces, insertPolicies, insertUnits } from '../../../town/ground/store-ground.ts';
import { loadPacks } from '../../../town/packs/load-packs.ts';
import { importCases } from '../../import.ts';
import { importDevices } from '../../import-devices.ts';

/** A town that has something of everything, and how to end it. */
export interface TownToTakeOut {
  readonly world: World;
  readonly ownerSql: Pool;
  readonly ownerUrl: string;
  readonly stop: () => Promise<void>;
}

const government = v7();

/** Its units. */
export const unitsToTakeOut = [
  { id: government, code: 'T', name: '镇人民政府', kind: 'government', parentId: null, areaCodes: [], duties: [] },
  {
    ...{ id: v7(), code: 'D01', name: '绿化市容管理所', kind: 'department', parentId: government },
    ...{ areaCodes: ['310199101001'], duties: ['greening'] },
  },
];

const CASES = `工单编号,标题,内容,类别,部门,地址,经度,纬度,业务类型,受理时间,截止时间,办结时间
A-1,电梯停运,请回电13800138000,物业服务质量,绿化市容管理所,锦安路10号,121.505,31.205,投诉,2026-05-08 16:20,2026-05-15 16:20:00,2026-05-10 09:00
A-2,井盖缺失,,物业费与公共收益,镇人民政府,锦安路,,,求助,2026-05-09 08:00,2036-05-15 08:00:00,
A-3,=1+1 路灯不亮,灯坏了,,,,,,咨询,2026-05-10 08:00,,
`;
// The one that is spoken for stands first: ids grow, and an export must turn them round.
const DEVICES = `设备编号,设备名称,协议,设备类型,设备型号,楼栋,安装位置,居村,经度,纬度,上级设备
A-1,一楼烟感,MQTT,electrical-fire,E-9,一号楼,走廊,,121.505,31.205,A-GW
A-GW,消防网关,MQTT,,,,机房,310199101002G01,,,
0000000000ab,用传,GB/T 26875.3,,,,值班室,310199101001,,,
`;

/** Makes it in the town `test` of a database of its own; lists are brought in from files in `dir`. */
export async function aTownToTakeOut(dir: string): Promise<TownToTakeOut> {
  const app = await testApp();
  const world = { ...app.world, config: { ...app.world.config, dataDir: dir } };
  const policies = await loadPacks(PACKS);
  await inTown(world.sql, 'test', systemActor, async (sql) => {
    await insertPolicies(sql, policies, null);
    await insertAreas(sql, someAreas);
    await insertUnits(sql, unitsToTakeOut);
    await insertPlaces(sql, [
      {
        ...{ id: v7(), kind: 'street', name: '锦安路', aliases: ['安路'], lon: 121.51, lat: 31.205 },
        ...{ areaCode: '310199101', address: '锦安路' },
      },
    ]);
    await addMonth(sql, { goal: 'economy.retail', month: '2026-04', nth: 1, value: 11, note: '' });
    await addMonth(sql, { goal: 'economy.retail', month: '2026-04', nth: 2, value: 12, note: '更正' });
  });
  await bringIn(world, dir);
  await inTown(world.sql, 'test', systemActor, saySomething);
  const { ownerSql, ownerUrl } = world;
  return {
    ...{ world, ownerSql, ownerUrl },
    stop: async () => {
      await (await openLoop(world)).close();
      await app.stop();
    },
  };
}

async function bringIn(world: World, dir: string): Promise<void> {
  const lists = { 'in-cases.csv': CASES, 'in-devices.csv': DEVICES };
  for (const [name, text] of Object.entries(lists)) await writeFile(join(dir, name), text);
  const openWorld = async () => world;
  await importCases.run({ options: { town: 'test', kind: 'hotline' }, words: [join(dir, 'in-cases.csv')], openWorld });
  await importDevices.run({ options: { town: 'test' }, words: [join(dir, 'in-devices.csv')], openWorld });
}

/** Two hours of a device and an alarm of it. */
async function saySomething(sql: Sql): Promise<void> {
  await sql`
    insert into reading_hour (device_id, point, hour, n, sum, min, max)
    select id, 'level', hour, 4, 10, 1, 4 from device, unnest(array['2026-05-08T08:00Z', '2026-05-08T09:00Z']::timestamptz[]) hour
    where external_id = 'A-1'`;
  await sql`
    insert into alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times, first_at, last_at,
      raised_at)
    select ${v7()}, 1, id, 'fire', 'critical', 'electrical-fire', '{"zh": "火警", "en": "Fire"}', '{}', 'raised', 1, at, at, at
    from device, (values ('2026-05-08T08:00Z'::timestamptz)) as said (at) where external_id = 'A-1'`;
}
