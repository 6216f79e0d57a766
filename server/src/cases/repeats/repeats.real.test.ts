import type { CaseQuery } from '@chengyun/contract/case-list';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aVault } from '../../people/personal/testing/a-vault.ts';
import { eraseCase } from '../personal/erase.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { verifyTown } from '../verify.ts';
import { draftCase } from '../view/draft.ts';
import { listCases } from '../view/list-cases.ts';
import { twinsOf } from '../view/twins.ts';

const policy = { group: { callers: 3, days: 7 }, place: { metres: 50, days: 30, alert: 3, supervise: 4 } };
const category = { taxonomy: 'small', code: '02' };
const START = new Date('2026-04-27T01:00:00Z').getTime();
const DAY = 86_400_000;

let town: RealTown;
let spots = 0;
let spot: [number, number];
beforeAll(async () => {
  town = await aRealTown({ callBack: 'none' }, async ({ ownerSql }) => {
    await ownerSql`update town_test.policy set data = jsonb_set(data, '{repeats}', ${ownerSql.json(policy)}) where id = 'small'`;
    return aVault();
  });
});
beforeEach(() => {
  town.at(new Date(START));
  spots += 1;
  spot = [120.5, 31.1 + spots / 100];
});
afterAll(() => town.db.close());

/** A report at the place of the test, by this number, so many days after the first. */
function reported(phone: string | null, days = 0, given: object = {}): Promise<string> {
  town.at(new Date(START + days * DAY));
  const reporter = phone === null ? {} : { reporter: { name: '欧阳试例', phone } };
  return town.report(people.intake, { category, position: spot, ...reporter, ...given });
}

const merge = (id: string, intoId: string) => town.act(id, 'merge', { intoId }, people.intake);
const found = async (id: string) => {
  const { grouped, frequent } = (await town.load(id)).fields;
  return { grouped, frequent };
};
const listed = async (query: CaseQuery) => {
  const ground = await town.loop.grounds.of('test');
  const { cases } = await town.as(people.intake, (sql) => listCases(sql, ground, query, people.intake));
  return cases.map(({ id }) => id);
};
const facts = async (id: string) => {
  const [fact] = await town.db.ownerSql`select grouped, frequent from town_test.case_fact where case_id = ${id}`;
  return fact;
};

test('three different callers within seven days make a group, one who calls again or nobody knows does not; unmerged, it is none', async () => {
  const [main, again, unknown] = [await reported('13800130001'), await reported('138-0013-0001'), await reported(null)];
  const [second, third] = [await reported('13800130002', 2), await reported('13800130003', 6)];
  for (const id of [again, unknown, second]) await merge(id, main);
  expect((await found(main)).grouped).toBe(false);
  expect((await town.detail(main, people.intake)).repeats.group).toMatchObject({ callers: 2, days: 7, atLeast: 3 });
  await merge(third, main);
  expect((await found(main)).grouped).toBe(true);
  expect(await facts(main)).toMatchObject({ grouped: true });
  expect(await listed({ attention: 'grouped' })).toEqual([main]);
  const { group } = (await town.detail(main, people.intake)).repeats;
  expect(group).toEqual({ callers: 3, days: 7, atLeast: 3, ids: [third, second, unknown, again, main] });
  expect(await listed({ ids: group?.ids.join(',') ?? '' })).toEqual(group?.ids);
  await town.act(second, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect((await found(main)).grouped).toBe(false);
  expect(await listed({ attention: 'grouped' })).toEqual([]);
});

test('callers who are further apart than the days of the policy are no group', async () => {
  const main = await reported('13800130001');
  for (const [at, phone] of ['13800130002', '13800130003'].entries())
    await merge(await reported(phone, 4 + 4 * at), main);
  expect((await found(main)).grouped).toBe(false);
  expect((await town.detail(main, people.intake)).repeats.group?.callers).toBe(2);
});

test('the third report of a class at a place is frequent and the fourth is to be supervised, merged ones counted', async () => {
  const [first, second] = [await reported(null), await reported(null, 1)];
  await reported(null, 1, { category: { taxonomy: 'small', code: '01' } });
  await reported(null, 1, { position: [spot[0], spot[1] + 0.001] });
  await merge(second, first);
  expect((await found(first)).frequent).toBe('none');
  const third = await reported(null, 2);
  expect(await found(third)).toEqual({ grouped: false, frequent: 'alert' });
  expect(await facts(third)).toEqual({ grouped: false, frequent: 'alert' });
  const fourth = await reported(null, 3, { position: [spot[0], spot[1] + 0.0003] });
  expect((await found(fourth)).frequent).toBe('supervise');
  const bbox = [spot[0] - 0.001, spot[1] - 0.001, spot[0] + 0.001, spot[1] + 0.001].join(',');
  expect(await listed({ attention: 'frequent', bbox })).toEqual([fourth, third]);
  const { place } = (await town.detail(fourth, people.intake)).repeats;
  expect(place).toEqual({
    ...{ reports: 4, metres: 50, days: 30, level: 'supervise' },
    ids: [fourth, third, second, first],
  });
  await merge(fourth, first);
  expect((await found(first)).frequent).toBe('supervise');
  const held = await town.detail(first, people.intake);
  expect(held.repeats.place).toMatchObject({ reports: 4, level: 'supervise', ids: [fourth, third, second, first] });
  await town.act(fourth, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect((await found(first)).frequent).toBe('none');
  expect((await found(await reported(null, 31.5))).frequent).toBe('alert');
});

test('what went into a case is no likely twin of it any more', async () => {
  const [main, merged, other] = [await reported(null), await reported(null), await reported(null)];
  const twins = async () => {
    const ground = await town.loop.grounds.of('test');
    const answer = await town.as(people.intake, (sql) => twinsOf(sql, ground, main));
    return answer.twins.map(({ case: { id } }) => id).toSorted();
  };
  expect(await twins()).toEqual([merged, other].toSorted());
  await merge(merged, main);
  expect(await twins()).toEqual([other]);
});

test('a case is asked again when it gets its class or another place', async () => {
  for (const day of [0, 1]) await reported(null, day);
  const late = await reported(null, 2, { category: undefined });
  expect((await found(late)).frequent).toBe('none');
  await town.act(late, 'file', { category }, people.intake);
  expect((await found(late)).frequent).toBe('alert');
  await town.act(late, 'edit', { position: [spot[0], spot[1] + 0.004], reason: '位置有误' }, people.intake);
  expect((await found(late)).frequent).toBe('none');
});

test('what is told while a report is taken counts it with the others', async () => {
  const ids = [await reported(null), await reported(null, 1)];
  const ground = await town.loop.grounds.of('test');
  const now = new Date(START + 2 * DAY);
  const body = { kind: 'ticket', source: 'phone', text: '漏水', category, position: spot };
  const { repeats } = await town.as(people.intake, (sql) => draftCase(sql, ground, people.intake, body, now));
  expect(repeats).toEqual({
    ...{ group: null },
    place: { reports: 3, metres: 50, days: 30, level: 'alert', ids: ids.toReversed() },
  });
});

test('the unit complained of is not told how many called; who called is erased with what is personal', async () => {
  const complainedUnitId = unitIds.roads;
  const main = await reported('13800130001', 0, { complainedUnitId });
  const other = await reported('13800130002', 0, { complainedUnitId });
  await merge(other, main);
  await town.act(main, 'file', { category }, people.intake);
  await town.act(main, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  expect((await town.detail(main, people.intake)).repeats.group?.callers).toBe(2);
  expect((await town.detail(main, people.roads)).repeats.group).toBeNull();
  await town.as(people.system, (sql) =>
    eraseCase(sql, town.loop, other, { byId: people.chief.id, reason: '本人要求' }),
  );
  const kept = await town.db.ownerSql`select case_id from town_test.caller where case_id in (${main}, ${other})`;
  expect(kept).toEqual([{ case_id: main }]);
  expect((await town.detail(main, people.intake)).repeats.group?.callers).toBe(1);
});

test('a part of a split has the caller of the whole, and every journal gives what is stored', async () => {
  const whole = await reported('13800130009');
  const parts = [
    { title: '路灯不亮', text: '路灯不亮', category },
    { title: '井盖松动', text: '井盖松动', category },
  ];
  await town.act(whole, 'split', { parts, reason: '两件事' }, people.intake);
  const rows = await town.db.ownerSql<{ id: string; digest: Buffer }[]>`
    select k.case_id as id, k.digest from town_test.caller k join town_test.cases c on c.id = k.case_id
    where c.id = ${whole} or c.parent_id = ${whole}`;
  expect([rows.length, new Set(rows.map(({ digest }) => digest.toString('hex'))).size]).toEqual([3, 1]);
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});
