import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../people/actor.ts';
import { aRealTown, type RealTown } from './testing/a-real-town.ts';
import { people, unitIds } from './testing/a-town.ts';

const category = { taxonomy: 'small', code: '02' };
const reason = '不属于本单位职责';
const findings = { text: '已修复', outcome: 'solved', factFinding: 'true', demandFinding: 'justified' } as const;
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

async function dispatched(leadUnitId: string, coUnitIds: string[] = []): Promise<string> {
  const id = await town.report(people.intake);
  await town.act(id, 'file', { category }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId, coUnitIds }, people.dispatcher);
  return id;
}

const tables = ['cases', 'journal', 'clock', 'task', 'request', 'supervision', 'signal'] as const;

/** How many rows of each table a person sees of a case. */
function seen(actor: Actor, id: string): Promise<Record<string, number>> {
  return town.as(actor, async (sql) => {
    const counts = tables.map(async (table) => {
      const key = sql(table === 'cases' ? 'id' : 'case_id');
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} where ${key} = ${id}`;
      return [table, row?.n ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  });
}

test('the journal and the signals refuse every change and every deletion', async () => {
  const id = await town.report(people.intake);
  const change = (what: string) => town.as(people.system, (sql) => sql.unsafe(what, [id]));
  await expect(change(`update journal set action = 'x' where case_id = $1`)).rejects.toThrow(/permission denied/);
  await expect(change('delete from journal where case_id = $1')).rejects.toThrow(/permission denied/);
  await expect(change(`update signal set text = 'x' where case_id = $1`)).rejects.toThrow(/permission denied/);
  await expect(change('delete from signal where case_id = $1')).rejects.toThrow(/permission denied/);
  await expect(change('delete from cases where id = $1')).rejects.toThrow(/permission denied/);
  await expect(town.as(people.system, (sql) => sql.unsafe('truncate journal'))).rejects.toThrow(/permission denied/);
});

test('a unit sees the cases it has a task in, with their story, and no others', async () => {
  const id = await dispatched(unitIds.roads, [unitIds.gas]);
  await town.act(id, 'accept', {}, people.roads);
  await town.act(id, 'ask_suspension', { reason, until: '2026-05-20T10:00:00Z' }, people.roads);
  await town.act(id, 'urge', { demand: '请尽快' }, people.leader);
  const whole = { cases: 1, journal: 6, clock: 6, task: 2, request: 1, supervision: 1, signal: 1 };
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]));
  expect(await seen(people.roads, id)).toEqual(whole);
  expect(await seen(people.gas, id)).toEqual(whole);
  expect(await seen(people.office, id)).toEqual(whole);
  expect(await seen(people.leader, id)).toEqual(whole);
  expect(await seen(people.water, id)).toEqual(nothing);
  expect(await seen(people.patrol, id)).toEqual(nothing);
});

test('a patrol worker sees what they reported and what lies in their community', async () => {
  const own = await town.report(people.patrol);
  const near = await town.report(people.intake, { position: [120.5, 31.5] });
  const far = await town.report(people.intake);
  const sees = async (id: string) => (await seen(people.patrol, id))['journal'];
  expect([await sees(own), await sees(near), await sees(far)]).toEqual([1, 1, 0]);
});

test('a unit that does not see a case cannot act on it', async () => {
  const id = await dispatched(unitIds.roads);
  await expect(town.act(id, 'note', { text: '备注' }, people.water)).rejects.toMatchObject({ code: 'not-found' });
});

test('every action of a unit can be stored under its own rights, also the one by which it gives the case away', async () => {
  const id = await dispatched(unitIds.roads, [unitIds.gas]);
  await town.act(id, 'accept', {}, people.roads);
  await town.act(id, 'not_ours', { reason }, people.roads);
  expect(await seen(people.roads, id)).toMatchObject({ cases: 1 });
  expect(await seen(people.gas, id)).toMatchObject({ cases: 0 });
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads, coUnitIds: [unitIds.gas] }, people.dispatcher);
  await town.act(id, 'assign', { handlerId: people.roads2.id }, people.roads);
  await town.act(id, 'ask_extension', { reason, until: '2026-05-06T02:00:00Z' }, people.roads);
  await town.act(id, 'contact', { contacted: true, at: '2026-04-27T01:00:00Z', person: '诉求人' }, people.roads);
  await town.act(id, 'reply', findings, people.gas);
  await town.act(id, 'reply', findings, people.roads2);
  expect(await town.load(id)).toMatchObject({ state: 'handled', fields: { returns: 1, handlerId: people.roads2.id } });
});

test('a verification is done by the team it was asked of', async () => {
  const id = await town.report(people.intake);
  await town.act(id, 'verify_before_filing', { unitId: unitIds.gridTeam }, people.intake);
  await town.act(id, 'verify_result', { found: true }, people.patrol);
  expect((await town.load(id)).tasks).toMatchObject([{ part: 'verify', state: 'done', result: 'found' }]);
});
