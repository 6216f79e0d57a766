import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { digestsOf } from '../../people/personal/digests.ts';
import { holdsClear, sealClear } from '../../people/personal/seal-clear.ts';
import { everythingIn } from '../../people/personal/testing/everything-in.ts';
import { openImported } from '../import/open-imported.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { verifyTown } from '../verify.ts';
import { listCases } from '../view/list-cases.ts';
import { revealCase } from '../view/reveal.ts';
import { insertView } from '../view/saved-views.ts';
import { eraseCase, eraseOld } from './erase.ts';

// Nobody's: made by the rules, of a place and days that no such person has.
const person = {
  name: '欧阳试例',
  phone: '138-0013-7777',
  idNumber: '310101190001010011',
  address: '锦安路720弄12号1302室',
} as const;
const told = '请回电13800138999，我的身份证是310101190001010011，欧阳试例。';
const values = [
  person.name,
  '13800137777',
  '13800138999',
  person.idNumber,
  person.address,
  '1302室',
  '0512-65127788',
  '051265127788',
  '林转述',
];
const category = { taxonomy: 'small', code: '02' };
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const reported = (given: object = {}) =>
  town.report(people.intake, { text: told, place: '锦安路720弄12号1302室', reporter: person, ...given });

async function found(q: string, actor: Actor = people.intake): Promise<readonly string[]> {
  const ground = await town.loop.grounds.of('test');
  const digests = digestsOf(town.loop.personal, 'test');
  const page = await town.as(actor, (sql) => listCases(sql, ground, { q, limit: 200 }, actor, digests));
  return page.cases.map((one) => one.id);
}

test('a copy of the whole database holds no name, number or address that was put in', async () => {
  const id = await reported({ title: '欧阳试例 13800138999 反映路灯' });
  await town.act(id, 'file', { category, note: '来电 13800137777' }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  await town.act(id, 'accept', {}, people.roads);
  await town.act(
    id,
    'contact',
    { contacted: true, at: '2026-04-27T01:00:00Z', person: '林转述', note: '座机 0512-65127788' },
    people.roads,
  );
  await town.act(
    id,
    'edit',
    { title: '路灯不亮 13800138999', place: '锦安路720弄12号1302室', reason: '13800137777 更正' },
    people.intake,
  );
  await town.act(id, 'ask_suspension', { reason: '等 13800138999 回复', until: '2026-05-20T10:00:00Z' }, people.roads);
  await town.act(id, 'urge', { demand: '请联系 13800138999' }, people.leader);
  const other = await reported();
  await town.act(other, 'merge', { intoId: id }, people.intake);
  const whole = await reported();
  await town.act(
    whole,
    'split',
    {
      parts: [
        { title: '灯 13800138999', text: told },
        { title: '井盖', text: '松动' },
      ],
      reason: '两件事',
    },
    people.intake,
  );
  await town.reveal(id, people.intake);
  const row = {
    externalNumber: 'X-1',
    kind: 'ticket',
    source: 'phone',
    title: '路灯 13800138999',
    text: told,
    place: '锦安路720弄12号1302室',
    reporterName: person.name,
    reporterPhone: '13800137777',
    reportedAt: new Date('2026-04-27T00:00:00Z'),
    extra: { 备用电话: '0512-65127788' },
  };
  await town.as(people.system, (sql) => openImported(town.loop, sql, 'test', [row]));
  const all = await everythingIn(town.db.ownerSql);
  expect(values.filter((value) => all.includes(value))).toEqual([]);
  expect(all).toContain('松动');
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});

test('a case is found by a whole name, telephone or identity number, also one that stands in its text, and by no part', async () => {
  const id = await reported();
  for (const q of [person.name, '13800137777', '+86 138 0013 7777', person.idNumber, '13800138999']) {
    expect([q, (await found(q)).includes(id)]).toEqual([q, true]);
  }
  for (const q of ['1380013', '欧阳', '37777', '310101190001010022']) {
    expect([q, await found(q)]).toEqual([q, []]);
  }
});

test('persons and numbers are masked until somebody gives a reason, and each look is kept by itself', async () => {
  const id = await reported();
  await town.act(id, 'note', { text: '再打 13800138999 试试' }, people.intake);
  const masked = { name: '欧阳*', phone: '138****7777', idNumber: '310***********0011', address: '锦安路720弄12号***' };
  const detail = await town.detail(id, people.intake);
  expect(detail.reporter).toEqual(masked);
  expect(detail).toMatchObject({
    text: '请回电138****8999，我的身份证是310***********0011，欧阳*。',
    place: '锦安路720弄12号***室',
  });
  expect(detail.reports[0]?.reporter).toEqual(masked);
  expect(detail.journal.at(-1)?.input).toEqual({ text: '再打 138****8999 试试' });
  expect(values.filter((value) => JSON.stringify(detail).includes(value))).toEqual([]);
  const revealed = await town.reveal(id, people.dispatcher);
  expect(revealed).toEqual({
    reporter: { ...person, phone: '13800137777' },
    text: told,
    place: '锦安路720弄12号1302室',
    lines: [{ seq: 2, input: { text: '再打 13800138999 试试' } }],
  });
  await town.reveal(id, people.dispatcher);
  const looks = await town.db.ownerSql`select actor_id, reason from town_test.reveal where case_id = ${id}`;
  expect(looks).toEqual([
    { actor_id: people.dispatcher.id, reason: '回访核实' },
    { actor_id: people.dispatcher.id, reason: '回访核实' },
  ]);
});

test('the name of who reported a case, or one merged into it, is sealed in whatever is written later, and masked where it is read', async () => {
  const id = await reported({ text: '路灯不亮' });
  const twin = await reported({ text: '路灯又灭了', reporter: { name: '司马试立', phone: '13800136161' } });
  await town.act(id, 'file', { category, note: '已与欧阳试例核实' }, people.intake);
  await town.act(twin, 'merge', { intoId: id }, people.intake);
  await town.act(id, 'edit', { title: '欧阳试例反映路灯不亮', reason: '司马试立来电补充' }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads, note: '联系欧阳试例' }, people.dispatcher);
  await town.act(id, 'accept', {}, people.roads);
  await town.act(id, 'note', { text: '已约欧阳试例到场，路灯组到场' }, people.roads);
  const stored = await town.db.ownerSql<{ text: string }[]>`
    select string_agg(j.input::text || j.effects::text, '') || string_agg(c.title, '') as text
    from town_test.journal j join town_test.cases c on c.id = j.case_id where c.id = ${id}`;
  expect(stored[0]?.text).not.toMatch(/试例|试立/);
  const { title, journal } = await town.detail(id, people.roads);
  const said = journal.flatMap(({ input }) =>
    Object.values(input as object).filter((one) => /核实|补充|联系|到场/.test(one)),
  );
  expect([title, ...said]).toEqual([
    ...['***反映路灯不亮', '已与欧阳*核实', '司马*来电补充', '联系欧阳*', '已约欧阳*到场，路灯组到场'],
  ]);
  const { lines } = await town.reveal(id, people.roads);
  expect(lines.at(-1)?.input).toEqual({ text: '已约欧阳试例到场，路灯组到场' });
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});

test('a person looks only so often in an hour, also when asking many times at once', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => reported()));
  const means = { ...town.loop, limits: { looksPerHour: 4, looksPerDay: 150 } };
  const look = (caseId: string) =>
    town.as(people.chief, (sql) =>
      revealCase(sql, means, { townId: 'test', caseId, actor: people.chief, reason: '核实' }),
    );
  const all = await Promise.allSettled(ids.map(look));
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(4);
  for (const one of all) {
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'case.looked-often', values: { used: 4, most: 4 } });
  }
});

test('the unit complained of learns nothing of who complained, whoever else it works with does', async () => {
  const id = await reported({ matter: 'complaint', complainedUnitId: unitIds.roads });
  await town.act(id, 'file', { category }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads, coUnitIds: [unitIds.gas] }, people.dispatcher);
  await town.act(id, 'accept', {}, people.roads);
  await town.act(id, 'note', { text: '已约 13800137777' }, people.gas);
  const hidden = await town.detail(id, people.roads);
  expect(hidden).toMatchObject({ reporter: null, reporterHidden: true, text: '请回电***，我的身份证是***，***。' });
  expect(hidden.reports.map(({ reporter }) => reporter)).toEqual([null]);
  expect(JSON.stringify(hidden)).not.toMatch(/138|欧阳|310\*/);
  await expect(town.reveal(id, people.roads)).rejects.toMatchObject({ code: 'case.complained-of' });
  expect(await found('13800137777', people.roads)).not.toContain(id);
  expect(await found('13800137777', people.gas)).toContain(id);
  expect(await town.detail(id, people.gas)).toMatchObject({ reporter: { name: '欧阳*' }, reporterHidden: false });
  const rows = await town.as(people.roads, (sql) => sql`select 1 from case_key where case_id = ${id}`);
  expect(rows).toHaveLength(0);
  // What its people write is stored all the same, with the numbers gone for good.
  await town.act(id, 'note', { text: '物业值班 13800138999' }, people.roads);
  expect((await town.detail(id, people.intake)).journal.at(-1)?.input).toEqual({ text: '物业值班 ***' });
});

test('whoever is above the unit complained of may know, whoever is below it may not', async () => {
  await town.db
    .ownerSql`update town_test.unit set parent_id = ${unitIds.office} where id in (${unitIds.roads}, ${unitIds.water})`;
  const knows = async (complainedUnitId: string, actor: Actor) => {
    const id = await reported({ complainedUnitId });
    await town.act(id, 'file', { category }, people.intake);
    await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
    return (await town.detail(id, actor)).reporter !== null;
  };
  expect(await knows(unitIds.roads, people.office)).toBe(true);
  expect(await knows(unitIds.office, people.roads)).toBe(false);
  expect(await knows(unitIds.water, people.roads)).toBe(true);
});

test('a sealed person that is put into another row does not open there', async () => {
  const [one, other] = [await reported(), await reported()];
  await town.db.ownerSql`
    update town_test.signal s set person = o.person from town_test.signal o where s.case_id = ${one} and o.case_id = ${other}`;
  expect((await town.detail(one, people.intake)).reporter).toBeNull();
  await town.db.ownerSql`
    update town_test.case_key k set sealed = o.sealed from town_test.case_key o where k.case_id = ${one} and o.case_id = ${other}`;
  expect((await town.detail(one, people.intake)).text).toBe('请回电***，我的身份证是***，***。');
});

test('without its key a case has no person any more, and its journal still gives the case', async () => {
  const id = await reported();
  await town.db.ownerSql`delete from town_test.case_key where case_id = ${id}`;
  expect(await town.detail(id, people.intake)).toMatchObject({
    reporter: null,
    reporterHidden: false,
    text: '请回电***，我的身份证是***，***。',
  });
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});

test('reporters whom an earlier version stored in clear are sealed, and found and shown as all others', async () => {
  const { ownerSql } = town.db;
  const [id, keyed] = [await town.report(people.intake, { text: '井盖' }), await reported()];
  await ownerSql`alter table town_test.signal drop constraint signal_sealed`;
  await ownerSql`
    update town_test.signal set person_name = '上官试例', person_phone = '138 0013 4444' where case_id in (${id}, ${keyed})`;
  expect(await holdsClear(ownerSql, 'test')).toBe(true);
  expect(await sealClear(ownerSql, town.loop.personal, 'test')).toBe(2);
  expect(await holdsClear(ownerSql, 'test')).toBe(false);
  expect(await everythingIn(town.db.ownerSql)).not.toMatch(/上官试例|0013 4444/);
  expect([...(await found('13800134444'))].sort()).toEqual([id, keyed].sort());
  expect((await town.detail(keyed, people.intake)).reporter).toMatchObject({ name: '上官*', phone: '138****4444' });
});

test('what is personal of an ended case is erased by its age, and of one at request, once; the journal stays whole', async () => {
  const [old, young, open] = [await reported(), await reported(), await reported()];
  for (const id of [old, young]) await town.act(id, 'decline', { reason: '不属本镇' }, people.intake);
  await town.db.ownerSql`update town_test.cases set closed_at = '2020-01-01' where id = ${old}`;
  expect(await eraseOld(town.loop, 'test', 0)).toBe(0);
  expect(await eraseOld(town.loop, 'test', 60)).toBe(1);
  expect(await eraseOld(town.loop, 'test', 60)).toBe(0);
  expect(await town.detail(old, people.intake)).toMatchObject({ reporter: null, erasedAt: expect.any(String) });
  const has = async (id: string) => (await found('13800137777')).includes(id);
  expect([await has(old), await has(young)]).toEqual([false, true]);
  const erase = (id: string) =>
    town.as(people.chief, (sql) =>
      eraseCase(sql, town.loop, id, { byId: people.chief.id, reason: '13800137777 本人要求删除' }),
    );
  await expect(erase(open)).rejects.toMatchObject({ code: 'case.erase-open' });
  await erase(young);
  await expect(erase(young)).rejects.toMatchObject({ code: 'case.erased-already' });
  expect([await has(young), await has(open)]).toEqual([false, true]);
  const told = await town.db.ownerSql`select by_id, reason, months, cases from town_test.erasure order by at, id`;
  expect(told).toEqual([
    { by_id: null, reason: null, months: 60, cases: 1 },
    { by_id: people.chief.id, reason: '*** 本人要求删除', months: null, cases: 1 },
  ]);
  await town.db.ownerSql`update town_test.cases set closed_at = updated_at where id = ${old}`;
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});

test('a view that would keep a number is not kept', async () => {
  const keep = (name: string, query: string) =>
    town.as(people.intake, (sql) =>
      insertView(sql, { id: town.loop.newId(), ownerId: people.intake.id, name, query, shared: false }),
    );
  const refused = { code: 'case.view-personal' };
  await expect(keep('老户', 'state=open&q=138%200013%207777')).rejects.toMatchObject(refused);
  await expect(keep('打 13800137777 的', 'state=open')).rejects.toMatchObject(refused);
  expect(await keep('超时', 'state=open&attention=late&from=2026-11-25')).toMatchObject({ name: '超时' });
});

test('signs that stand for sealed pieces are taken out of what people send', async () => {
  const id = await reported({ text: '灯\uE0F0pAQEAxxxx\uE0F1坏', reporter: undefined, place: undefined });
  expect((await town.detail(id, people.intake)).text).toBe('灯pAQEAxxxx坏');
});
