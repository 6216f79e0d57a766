import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownCases } from './known-cases.ts';
import type { CaseAggregate } from './life/aggregate.ts';
import { actAny } from './routes/act-any.ts';
import { aRealTown, type RealTown } from './testing/a-real-town.ts';
import { people, unitIds } from './testing/a-town.ts';

const category = { taxonomy: 'small', code: '02' };
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const knownAt = (id: string, version: number) => town.loop.known.at('test', id, version);

/** What another server of the same town does, which this one does not hear of. */
async function elsewhere(id: string, action: 'file' | 'note', input: object, seen: number): Promise<CaseAggregate> {
  return town.as(people.intake, async (sql) => {
    const ground = await town.loop.grounds.of('test');
    const asked = { caseId: id, action, input: input as never, actor: people.intake, seen };
    return actAny({ ...town.loop, known: knownCases() }, { sql, ground }, asked);
  });
}

test('a case is known as it was stored, at its last version only', async () => {
  const id = await town.report(people.intake);
  expect(knownAt(id, 1)).toEqual(await town.load(id));
  const filed = await town.act(id, 'file', { category }, people.intake, 1);
  expect(knownAt(id, 1)).toBeUndefined();
  expect(knownAt(id, 2)).toEqual(filed);
  expect(filed).toEqual(await town.load(id));
  expect(town.loop.known.at('other', id, 2)).toBeUndefined();
});

test('a step that is rolled back leaves what is known as it was', async () => {
  const id = await town.report(people.intake);
  const dying = town.as(people.intake, async (sql) => {
    const ground = await town.loop.grounds.of('test');
    const asked = { caseId: id, action: 'file' as const, input: { category }, actor: people.intake, seen: 1 };
    await actAny(town.loop, { sql, ground }, asked);
    throw new Error('died');
  });
  await expect(dying).rejects.toThrow('died');
  expect(knownAt(id, 2)).toBeUndefined();
  expect(await town.act(id, 'file', { category }, people.intake, 1)).toMatchObject({ version: 2 });
});

test('what another server stored meanwhile is seen: the old version is refused, the new one acted on', async () => {
  const id = await town.report(people.intake);
  await elsewhere(id, 'file', { category }, 1);
  expect(knownAt(id, 1)).toBeDefined();
  await expect(town.act(id, 'decline', { reason: '非管辖范围' }, people.intake2, 1)).rejects.toMatchObject({
    code: 'case.changed',
    facts: { state: 'filed', version: 2 },
  });
  await elsewhere(id, 'note', { text: '备注' }, 2);
  const sent = await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher, 3);
  expect(sent).toEqual(await town.load(id));
  expect((await town.journal(id)).map(({ action }) => action)).toEqual(['report', 'file', 'note', 'dispatch']);
});

test('who may not see a known case hears that there is none, whether the action would be allowed or not', async () => {
  const id = await town.report(people.intake);
  await town.act(id, 'file', { category }, people.intake, 1);
  const sent = await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher, 2);
  expect(knownAt(id, 3)).toEqual(sent);
  const unseen = { code: 'not-found', values: { what: id } };
  await expect(town.act(id, 'note', { text: '备注' }, people.gas, 3)).rejects.toMatchObject(unseen);
  await expect(town.act(id, 'close', {}, people.gas, 3)).rejects.toMatchObject(unseen);
  await expect(town.act(id, 'accept', {}, people.gas, 3)).rejects.toMatchObject(unseen);
  expect(await town.load(id)).toEqual(sent);
  expect(await town.act(id, 'accept', {}, people.roads, 3)).toMatchObject({ version: 4 });
});

test('of two who act on a known version at once one is taken', async () => {
  const id = await town.report(people.intake);
  const note = (text: string) => town.act(id, 'note', { text }, people.intake, 1);
  const tries = await Promise.allSettled(['甲', '乙', '丙', '丁'].map(note));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'case.changed' });
  expect(await town.load(id)).toMatchObject({ version: 2 });
});

test('the one that nobody has acted on for longest is forgotten first', async () => {
  const known = knownCases(2);
  const one = { ...(await town.load(await town.report(people.intake))), version: 1 };
  await town.as(people.intake, async (sql) => {
    for (const id of ['a', 'b', 'a', 'c']) known.keep(sql, 'test', { ...one, id });
    expect(known.at('test', 'a', 1)).toBeUndefined();
  });
  expect(['a', 'b', 'c'].map((id) => known.at('test', id, 1)?.id)).toEqual(['a', undefined, 'c']);
});
