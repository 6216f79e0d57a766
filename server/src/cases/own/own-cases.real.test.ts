import { COMPANY } from '@chengyun/contract/ground';
import type { NewOwnCase } from '@chengyun/contract/own-case';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { serialFor } from '../routes/calls.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { aPerson, idOf, people, unitIds } from '../testing/a-town.ts';
import { verifyTown } from '../verify.ts';
import { ownCase, ownCases } from './own-cases.ts';
import { ownKinds, rateOwn, reportOwn } from './report-own.ts';

const [ours, theirs] = [idOf(0xc1), idOf(0xc2)];
const clerk: Actor = { ...aPerson('company-1', ['enterprise']), companyIds: [ours] };
const colleague: Actor = { ...aPerson('company-2', ['enterprise']), companyIds: [ours] };
const rival: Actor = { ...aPerson('rival-1', ['enterprise']), companyIds: [theirs] };
const resident = aPerson('resident-1', ['resident']);
const neighbour = aPerson('resident-2', ['resident']);
const findings = { text: '路面已修复', outcome: 'solved', factFinding: 'true', demandFinding: 'justified' } as const;

let town: RealTown;
beforeAll(async () => {
  const sources = ['phone', 'enterprise', 'resident'];
  town = await aRealTown({ sources, reporters: ['intake', 'enterprise', 'resident'] });
  for (const id of [ours, theirs])
    await town.db
      .ownerSql`insert into town_test.unit (id, code, name, kind) values (${id}, ${id}, ${`企业${id}`}, ${COMPANY})`;
});
afterAll(() => town.db.close());

async function reported(actor: Actor, given: Partial<NewOwnCase> = {}): Promise<string> {
  const serial = await serialFor(town.loop, 'test');
  const body = { kind: 'ticket', text: '厂门前路面破损', phone: '13812345678', ...given };
  const reporting = { townId: 'test', actor, given: body, serial, now: town.loop.now() };
  return (await town.as(actor, (sql) => reportOwn(town.loop, sql, reporting))).id;
}

async function read(actor: Actor, id: string) {
  const ground = await town.loop.grounds.of('test');
  return town.as(actor, (sql) => ownCase(sql, { ground, personal: town.loop.personal }, actor, id));
}

async function listed(actor: Actor): Promise<readonly string[]> {
  return (await town.as(actor, (sql) => ownCases(sql, actor, undefined))).cases.map(({ id }) => id);
}

async function answer(id: string): Promise<void> {
  await town.act(id, 'note', { text: '内部：历史缠访' }, people.intake);
  await town.act(id, 'file', { category: { taxonomy: 'small', code: '02' } }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  await town.act(id, 'accept', {}, people.roads);
  const photo = await town.photo(people.roads);
  await town.act(id, 'reply', { ...findings, attachmentIds: [photo] }, people.roads);
}

const tables = ['cases', 'not_closed', 'journal', 'clock', 'signal', 'case_search', 'case_fact', 'case_key', 'caller'];

/** Rows of a case that an actor sees in each table of the store, whatever a route would ask. */
function rowsOf(actor: Actor, id: string): Promise<readonly number[]> {
  return town.as(actor, async (sql) => {
    const counts = tables.map(async (table) => {
      const key = sql(table === 'cases' || table === 'not_closed' ? 'id' : 'case_id');
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} where ${key} = ${id}`;
      return row?.n ?? 0;
    });
    return Promise.all(counts);
  });
}

test('a company sees what its accounts reported, a resident their own, and nobody of them anything else', async () => {
  const [company, own] = [await reported(clerk), await reported(resident)];
  const desk = await town.report(people.intake);
  expect([await listed(clerk), await listed(colleague)]).toEqual([[company], [company]]);
  expect([await listed(resident), await listed(neighbour), await listed(rival)]).toEqual([[own], [], []]);
  const nothing = tables.map(() => 0);
  for (const actor of [rival, resident, neighbour]) expect(await rowsOf(actor, company)).toEqual(nothing);
  for (const actor of [clerk, rival, neighbour]) expect(await rowsOf(actor, own)).toEqual(nothing);
  for (const actor of [clerk, resident]) expect(await rowsOf(actor, desk)).toEqual(nothing);
  expect(await rowsOf(colleague, company)).not.toContain(0);
  await expect(read(rival, company)).rejects.toThrow('not-found');
  await expect(read(neighbour, own)).rejects.toThrow('not-found');
});

test('a case handled for a company shows it no staff, no note and no photo of theirs, and the unit sees who reported', async () => {
  const photo = await town.photo(clerk);
  const id = await reported(clerk, { attachmentIds: [photo] });
  await answer(id);
  const shown = await read(colleague, id);
  expect(shown).toMatchObject({ stage: 'answered', mine: false, mayRate: true, text: '厂门前路面破损' });
  expect(shown.files.map((file) => file.id)).toEqual([photo]);
  expect(shown.lines.map(({ step, text }) => [step, text])).toEqual([
    ['received', null],
    ['accepted', null],
    ['passed_on', null],
    ['handling', null],
    ['answered', '路面已修复'],
  ]);
  const staff = Object.values(people).map((person) => person.id);
  const text = JSON.stringify(shown);
  expect(staff.filter((one) => text.includes(one))).toEqual([]);
  expect(text).not.toMatch(/内部|缠访|proposal|allowedActions|lamp|13812345678/);
  const files = await town.as(colleague, (sql) => sql`select id from attachment where case_id = ${id}`);
  expect(files.map((row) => row['id'])).toEqual([photo]);
});

test('staff see the account of who reported as they see the reporter, and the unit complained of does not see it', async () => {
  const full = '欧阳建国';
  await town.db.ownerSql`
    insert into platform.person (id, username, name, email) values (${resident.id}, 'ouyang', ${full}, 'o@account.invalid')`;
  const photo = await town.photo(resident);
  const id = await reported(resident, { attachmentIds: [photo] });
  await answer(id);
  const seen = await town.detail(id, people.roads);
  expect([seen.reporter?.name, seen.journal[0]?.actorName, seen.attachments[0]?.by]).toEqual([
    '欧阳*',
    '欧阳*',
    '欧阳*',
  ]);
  expect(JSON.stringify(seen)).not.toContain(resident.id);
  expect(JSON.stringify(seen)).not.toContain(full);
  await town.db.ownerSql`update town_test.cases set complained_unit_id = ${unitIds.roads} where id = ${id}`;
  const hidden = await town.detail(id, people.roads);
  expect([hidden.reporterHidden, hidden.journal[0]?.actorName, hidden.attachments[0]?.by]).toEqual([true, null, null]);
  expect(JSON.stringify(hidden)).not.toContain('欧阳');
  await town.db.ownerSql`update town_test.cases set complained_unit_id = null where id = ${id}`;
});

test('what somebody from outside reported counts to no reporter by name', async () => {
  const ids = [await reported(resident), await town.report(people.intake)];
  const facts = await town.db
    .ownerSql`select reporter from town_test.case_fact where case_id = any (${ids}) order by reporter`;
  expect(facts.map(({ reporter }) => reporter)).toEqual(['', people.intake.id]);
});

test('the reporter rates an answer once; who is not content has it handled again', async () => {
  const id = await reported(resident);
  const ground = await town.loop.grounds.of('test');
  const rate = (actor: Actor, rating: Parameters<typeof rateOwn>[4]) =>
    town.as(actor, (sql) => rateOwn(town.loop, { sql, ground }, actor, id, rating));
  const content = { solved: true, satisfaction: 'satisfied' } as const;
  await expect(rate(resident, content)).rejects.toThrow('own-not-to-rate');
  await answer(id);
  await expect(rate(neighbour, content)).rejects.toThrow('not-found');
  const again = await rate(resident, { solved: false, satisfaction: 'dissatisfied', reason: '仍有坑洼' });
  expect(again.state).toBe('handling');
  await town.act(id, 'reply', findings, people.roads);
  expect((await rate(resident, content)).state).toBe('handled');
  await expect(rate(resident, content)).rejects.toThrow('own-not-to-rate');
  expect(await read(resident, id)).toMatchObject({ satisfaction: 'satisfied', solved: true, mayRate: false });
});

test('who reported from outside is part of the history: rows and facts are what the journal says', async () => {
  const id = await reported(clerk);
  const [first] = await town.journal(id);
  expect(first).toMatchObject({ actorId: clerk.id, actorRole: 'enterprise', actorUnitId: ours });
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});

test('nothing is given to a company to handle, and an account floods nobody', async () => {
  const id = await reported(neighbour);
  await town.act(id, 'file', { category: { taxonomy: 'small', code: '02' } }, people.intake);
  await expect(town.act(id, 'dispatch', { leadUnitId: ours }, people.dispatcher)).rejects.toThrow('case.no-such');
  for (let n = 1; n < 30; n++) await reported(neighbour);
  await expect(reported(neighbour)).rejects.toThrow('own-too-many');
});

test('companies and residents may report the kinds that name them, by the source that they are', async () => {
  const ground = await town.loop.grounds.of('test');
  expect(ownKinds(ground, clerk).map((kind) => kind.id)).toEqual(['ticket']);
  expect(ownKinds(ground, people.patrol)).toEqual([]);
  const [row] = await town.db.ownerSql`select distinct source from town_test.cases where reported_by = ${clerk.id}`;
  expect(row?.['source']).toBe('enterprise');
});
