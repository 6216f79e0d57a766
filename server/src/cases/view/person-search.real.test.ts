import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { listCases } from './list-cases.ts';
import { makePersonSearches } from './person-search.ts';

const person = { name: '欧阳试例', phone: '13800137777' } as const;
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

/** Searches as people do, at a clock that stands at what it is set to. */
function aDesk() {
  const clock = { now: 0 };
  const limits = async () => ({ looksPerHour: 2, looksPerDay: 3 });
  const searches = makePersonSearches({ personal: town.loop.personal, limits, now: () => clock.now });
  const found = async (q: string, actor: Actor = people.intake) => {
    const ground = await town.loop.grounds.of('test');
    const page = await town.as(actor, async (sql) => {
      const digests = await searches(sql, { townId: 'test', actor, q });
      return listCases(sql, ground, { q }, actor, digests);
    });
    return page.cases.map(({ id }) => id);
  };
  return { clock, found };
}

const told = () => town.db.ownerSql`select action, detail from town_test.audit where kind = 'look' order by audit_id`;

test('only who may look at a reporter finds cases by a name or number, and each such search is told without it', async () => {
  const id = await town.report(people.intake, { text: '井盖松动', reporter: person });
  const { found } = aDesk();
  const before = (await told()).length;
  expect(await found(person.phone, people.leader)).toEqual([]);
  expect(await found(person.name, people.leader)).toEqual([]);
  expect(await found('井盖', people.leader)).toEqual([id]);
  expect((await told()).length).toBe(before);
  for (const q of [person.phone, person.name, person.phone]) expect(await found(q)).toEqual([id]);
  const rows = (await told()).slice(before);
  expect(rows.map(({ action, detail }) => [action, detail])).toEqual([
    ['GET /cases', { query: { q: '…' } }],
    ['GET /cases', { query: { q: '…' } }],
  ]);
});

test('whole numbers are tried so often in an hour and a day, those already asked for and words are not counted', async () => {
  await town.report(people.intake, { text: '路灯不亮', reporter: { name: '某某', phone: '13800138888' } });
  const { clock, found } = aDesk();
  const numbers = ['13800130001', '13800130002', '13800130003', '13800130004'];
  for (const q of numbers) expect(await found(q)).toEqual([]);
  await expect(found('13800138888')).rejects.toThrow('case.searched-often');
  expect(await found('13800130001')).toEqual([]);
  expect(await found('路灯')).toHaveLength(1);
  expect(await found('138001')).toEqual([]);
  await expect(found('某某')).rejects.toThrow('case.searched-often');
  expect(await found('13800138888', people.dispatcher)).toHaveLength(1);
  clock.now += 3_600_000;
  expect(await found('13800138888')).toHaveLength(1);
  expect(await found('某某')).toHaveLength(1);
  await expect(found('13800130005')).rejects.toThrow('case.searched-often');
  clock.now += 23 * 3_600_000;
  expect(await found('13800130005')).toEqual([]);
});

test('a unit finds by number what it may see', async () => {
  const id = await town.report(people.intake, { reporter: { phone: '13800136666' } });
  const { found } = aDesk();
  expect(await found('13800136666', people.roads)).toEqual([]);
  await town.act(id, 'file', { category: { taxonomy: 'small', code: '02' } }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect(await found('13800136666', people.roads)).toEqual([id]);
});
