import { afterAll, beforeAll, expect, test } from 'vitest';
import { idempotent } from '../people/idempotent.ts';
import { Refusal } from '../support/http/refusal.ts';
import { report } from './routes/calls.ts';
import { aRealTown, type RealTown } from './testing/a-real-town.ts';
import { people, unitIds } from './testing/a-town.ts';

const category = { taxonomy: 'small', code: '02' };
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

test('of two people acting at once on the same version one acts and the other hears what the case is now', async () => {
  const id = await town.report(people.intake);
  const tries = await Promise.allSettled([
    town.act(id, 'file', { category }, people.intake, 1),
    town.act(id, 'decline', { reason: '非管辖范围' }, people.intake2, 1),
  ]);
  const [taken] = tries.filter((one) => one.status === 'fulfilled');
  const [refused] = tries.filter((one) => one.status === 'rejected');
  const state = taken?.value.state;
  expect(refused?.reason).toBeInstanceOf(Refusal);
  expect(refused?.reason).toMatchObject({ code: 'case.changed', facts: { state, version: 2 } });
  expect((await town.journal(id)).map((step) => step.seq)).toEqual([1, 2]);
  expect(await town.load(id)).toMatchObject({ state, version: 2 });
});

test('twenty people acting at once without a version act one after the other, each on what the one before left', async () => {
  const id = await town.report(people.intake);
  await Promise.all(Array.from({ length: 20 }, (_, at) => town.act(id, 'note', { text: `备注${at}` }, people.intake)));
  const journal = await town.journal(id);
  expect(journal.map((step) => step.seq)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  expect(await town.load(id)).toMatchObject({ version: 21 });
});

test('the same request sent twice, or ten times at once, opens one case', async () => {
  const before = await cases();
  const once = (key: string) =>
    idempotent(
      (work) => town.as(people.intake, work),
      { actor: people.intake, key, fingerprint: 'same' },
      async (sql) => {
        const given = { kind: 'ticket', source: 'phone', text: '井盖缺失' };
        return report(town.loop, sql, 'test', people.intake, given, Number(key));
      },
    );
  const [first, second] = [await once('90001'), await once('90001')];
  expect(second).toEqual({ answer: first.answer, replayed: true });
  const ten = await Promise.all(Array.from({ length: 10 }, () => once('90002')));
  expect(new Set(ten.map(({ answer }) => answer.id)).size).toBe(1);
  expect(ten.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect((await cases()) - before).toBe(2);
});

test('a server that dies between leaves nothing half-written', async () => {
  const id = await town.report(people.intake);
  const before = await town.load(id);
  const dying = town.as(people.intake, async (sql) => {
    const { actAny } = await import('./routes/act-any.ts');
    const ground = await town.loop.grounds.of('test');
    const asked = { caseId: id, action: 'file' as const, input: { category }, actor: people.intake, seen: 1 };
    await actAny(town.loop, { sql, ground }, asked);
    throw new Error('died');
  });
  await expect(dying).rejects.toThrow('died');
  expect(await town.load(id)).toEqual(before);
  expect(await town.journal(id)).toHaveLength(1);
});

test('a photo that is not there, or not the own, is refused and the step is not taken', async () => {
  const id = await town.report(people.patrol);
  const [own, other] = [await town.photo(people.patrol), await town.photo(people.intake)];
  const close = (after: string) => town.act(id, 'quick_close', { before: [own], after: [after] }, people.patrol);
  await expect(close(unitIds.gone)).rejects.toMatchObject({ code: 'case.no-such' });
  await expect(close(other)).rejects.toMatchObject({ code: 'case.no-such' });
  expect(await town.load(id)).toMatchObject({ version: 1, state: 'reported' });
  const second = await town.photo(people.patrol);
  expect(await close(second)).toMatchObject({ state: 'closed' });
  const kept = await town.db.ownerSql`select id from town_test.attachment where case_id = ${id} order by id`;
  expect(kept.map((row) => row['id'])).toEqual([own, second].toSorted());
});

test('photos come with a report, and a report with a photo of somebody else is not stored at all', async () => {
  const [own, other] = [await town.photo(people.patrol), await town.photo(people.intake)];
  const before = await cases();
  await expect(town.report(people.patrol, { attachmentIds: [own, other] })).rejects.toMatchObject({
    code: 'case.no-such',
  });
  expect(await cases()).toBe(before);
  const id = await town.report(people.patrol, { attachmentIds: [own] });
  const kept = await town.db.ownerSql`select id from town_test.attachment where case_id = ${id}`;
  expect(kept).toEqual([{ id: own }]);
});

test('an action on a case that is not there says which', async () => {
  await expect(town.act(unitIds.gone, 'note', { text: '备注' }, people.intake)).rejects.toMatchObject({
    code: 'not-found',
    values: { what: unitIds.gone },
  });
});

async function cases(): Promise<number> {
  const [row] = await town.db.ownerSql<{ n: number }[]>`select count(*)::int as n from town_test.cases`;
  return row?.n ?? 0;
}

test('what an edit corrects of a case that waits is corrected where lists of open cases look', async () => {
  const id = await town.report(people.intake);
  await town.act(id, 'edit', { category, position: [120.5, 31.5], reason: '现场核实' }, people.dispatcher);
  const [row] = await town.db.ownerSql`
    select category_code, lon, area_code, grid_code, community_code from town_test.not_closed where id = ${id}`;
  expect(row).toEqual({
    ...{ category_code: '02', lon: 120.5, area_code: '310199101001001' },
    ...{ grid_code: '310199101001G01', community_code: '310199101001' },
  });
});
