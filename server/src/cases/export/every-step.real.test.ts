import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { reportOwn } from '../own/report-own.ts';
import { serialFor } from '../routes/calls.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { aPerson, people, unitIds } from '../testing/a-town.ts';
import { caseLine, everyCaseWhole } from './every-case.ts';
import { everyStep, type ListedStep } from './every-step.ts';

// Nobody's: made by the rules.
const person = { name: '欧阳试例', phone: '13800137777', address: '锦安路720弄12号1302室' } as const;
const personal = ['欧阳试例', '13800137777', '1302', 'resident-1'];
const resident = aPerson('resident-1', ['resident']);

let town: RealTown;
let ids: readonly string[];
beforeAll(async () => {
  town = await aRealTown({ sources: ['phone', 'resident'], reporters: ['intake', 'resident'] });
  const text = '欧阳试例请回电13800137777';
  const called = await town.report(people.intake, { text, place: person.address, reporter: person });
  await town.act(called, 'file', { category: { taxonomy: 'small', code: '02' }, note: '13800137777' }, people.intake);
  await town.act(called, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  const reporting = {
    townId: 'test',
    actor: resident,
    given: { kind: 'ticket', text: '请回电13800137777', phone: '13800137777' },
  };
  const serial = await serialFor(town.loop, 'test');
  const own = await town.as(resident, (sql) =>
    reportOwn(town.loop, sql, { ...reporting, serial, now: town.loop.now() }),
  );
  ids = [called, own.id];
});
afterAll(() => town.db.close());

async function steps(wanted: Parameters<typeof everyStep>[2] = {}): Promise<readonly ListedStep[]> {
  const ground = await town.loop.grounds.of('test');
  return town.as(systemActor, async (sql) => {
    const all: ListedStep[] = [];
    for await (const batch of everyStep(sql, ground, wanted)) all.push(...batch);
    return all;
  });
}

test('the journal goes out case by case with who acted and what followed, the report only in the case', async () => {
  const found = (await steps()).filter(({ caseId }) => caseId === ids[0]);
  expect(
    found.map(({ seq, action, actorId, fromState, toState }) => [seq, action, actorId, fromState, toState]),
  ).toEqual([
    [1, 'report', 'intake-1', null, 'reported'],
    [2, 'file', 'intake-1', 'reported', 'filed'],
    [3, 'dispatch', 'dispatcher-1', 'filed', 'dispatched'],
  ]);
  expect(found[0]?.effects).not.toHaveProperty('opened');
  expect(found[2]?.effects.set).toMatchObject({ leadUnitId: unitIds.roads });
});

test('neither journal nor cases hold what is personal, nor the account of who reported from outside', async () => {
  const ground = await town.loop.grounds.of('test');
  const all = await steps();
  const [theirs] = all.filter(({ caseId }) => caseId === ids[1]);
  expect([theirs?.actorId, theirs?.actorName, theirs?.actorRole, theirs?.unit]).toEqual([null, null, 'resident', null]);
  const cases = await town.as(systemActor, async (sql) => {
    const lines: object[] = [];
    for await (const batch of everyCaseWhole(sql, ground, {})) lines.push(...batch.map(caseLine));
    return lines;
  });
  expect(cases).toHaveLength(2);
  const written = JSON.stringify([all, cases]);
  expect(written).toContain('请回电***');
  for (const value of personal) expect(written).not.toContain(value);
  expect(written).not.toMatch(/[\uE0F0\uE0F1]/);
});

test('steps are narrowed by when they were taken', async () => {
  const at = new Date('2026-04-27T01:00:00Z');
  expect(await steps({ to: at })).toEqual([]);
  expect((await steps({ from: at })).length).toBeGreaterThan(3);
});
