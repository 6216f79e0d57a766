import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRealTown, type RealTown } from './testing/a-real-town.ts';
import { people, unitIds } from './testing/a-town.ts';
import { tellMerged } from './timer/main-closed.ts';

const category = { taxonomy: 'small', code: '02' };
const findings = { text: '已修复', outcome: 'solved', factFinding: 'true', demandFinding: 'justified' } as const;
let town: RealTown;
beforeAll(async () => {
  town = await aRealTown({ callBack: 'none', reporters: ['intake', 'patrol'] });
});
afterAll(() => town.db.close());

async function handling(): Promise<string> {
  const id = await town.report(people.intake);
  await town.act(id, 'file', { category }, people.intake);
  await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  await town.act(id, 'accept', {}, people.roads);
  return id;
}

test('a case merged into another ends without a verdict, and the main case speaks for both', async () => {
  const [main, other] = [await handling(), await handling()];
  const merged = await town.act(other, 'merge', { intoId: main }, people.intake);
  expect(merged).toMatchObject({ state: 'merged', fields: { mergedInto: main, late: false } });
  expect(Object.values(merged.clocks).filter((clock) => clock.state !== 'stopped')).toEqual([]);
  expect(await town.load(main)).toMatchObject({ state: 'handling', fields: { signals: 2 } });
  expect((await town.journal(main)).at(-1)).toMatchObject({ action: 'absorb', effects: { told: { caseId: other } } });
});

test('unmerging brings back the case as it was, its clocks never having stopped, also when it was suspended', async () => {
  const [main, other] = [await handling(), await handling()];
  await town.act(other, 'ask_suspension', { reason: '等待材料', until: '2026-05-20T10:00:00.000+08:00' }, people.roads);
  const request = (await town.load(other)).requests[0]?.id ?? '';
  await town.act(other, 'decide_suspension', { requestId: request, approve: true, reason: '同意' }, people.dispatcher);
  await town.act(other, 'ask_void', { reason: '重复' }, people.intake);
  const before = await town.load(other);
  const merged = await town.act(other, 'merge', { intoId: main }, people.intake);
  expect(merged.fields.suspendedUntil).toBeNull();
  expect(merged.requests.filter((one) => one.state === 'open')).toEqual([]);
  const after = await town.act(other, 'unmerge', { reason: '并非同一件事' }, people.intake);
  const { version, updatedAt } = after;
  expect(after).toEqual({ ...before, version, updatedAt });
  expect(await town.load(other)).toEqual(after);
  expect(await town.load(main)).toMatchObject({ fields: { signals: 1 } });
});

test('through a chain of merges the last case speaks for all, and each that is taken out leaves it with as many less', async () => {
  const [main, middle, first] = [await handling(), await handling(), await handling()];
  await town.act(first, 'merge', { intoId: middle }, people.intake);
  await town.act(middle, 'merge', { intoId: main }, people.intake);
  expect(await town.load(main)).toMatchObject({ fields: { signals: 3 } });
  const { reports } = await town.detail(main, people.intake);
  expect(reports.map((one) => one.caseId).toSorted()).toEqual([main, middle, first].toSorted());
  await town.act(first, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect(await town.load(main)).toMatchObject({ fields: { signals: 2 } });
  const back = await town.act(middle, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect(back).toMatchObject({ state: 'handling', fields: { signals: 1 } });
  expect(await town.load(main)).toMatchObject({ fields: { signals: 1 } });
});

test('a case whose main case was closed meanwhile can still be unmerged and is worked on', async () => {
  const [main, other] = [await handling(), await handling()];
  const before = await town.load(other);
  await town.act(other, 'merge', { intoId: main }, people.intake);
  await town.act(main, 'reply', findings, people.roads);
  await town.act(main, 'check', { result: 'pass' }, people.intake);
  await town.act(main, 'close', {}, people.intake);
  await tellMerged(town.loop, 'test', main);
  expect((await town.journal(other)).at(-1)).toMatchObject({ action: 'main_closed' });
  const after = await town.act(other, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect(after).toMatchObject({ state: 'handling', fields: before.fields, clocks: before.clocks });
  await town.act(other, 'reply', findings, people.roads);
});

/** Holds cases until both merges that were begun meanwhile wait for them, so that they go on at the same moment. */
function whileHeld<T>(ids: readonly string[], begin: () => Promise<T>): Promise<T> {
  return town.db.ownerSql
    .begin(async (own) => {
      await own`select 1 from town_test.cases where id = any (${[...ids]}::uuid[]) for update`;
      const begun = begin();
      await expect
        .poll(async () => {
          const [row] = await town.db.ownerSql`select count(*)::int as n from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          return row?.['n'];
        })
        .toBe(2);
      return { begun };
    })
    .then(({ begun }) => begun);
}

test('two cases merged into each other at the same time end as one', async () => {
  const [one, other] = [await handling(), await handling()];
  const tries = await whileHeld([one, other], () =>
    Promise.allSettled([
      town.act(one, 'merge', { intoId: other }, people.intake),
      town.act(other, 'merge', { intoId: one }, people.intake2),
    ]),
  );
  expect(tries.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [lost] = tries.filter((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: expect.stringMatching(/^case\./) });
  const states = [(await town.load(one)).state, (await town.load(other)).state];
  expect(states.toSorted()).toEqual(['handling', 'merged']);
});

test('a case cannot go into itself, nor into one that is over', async () => {
  const [id, over] = [await handling(), await town.report(people.intake)];
  await town.act(over, 'decline', { reason: '非管辖范围' }, people.intake);
  await expect(town.act(id, 'merge', { intoId: id }, people.intake)).rejects.toMatchObject({ code: 'case.needs' });
  await expect(town.act(id, 'merge', { intoId: over }, people.intake)).rejects.toMatchObject({ code: 'case.no-such' });
});

test('the parts of a split case are cases of the same reporter and place, whoever may report that kind', async () => {
  const reporter = { name: '李女士', phone: '13800000000' };
  const id = await town.report(people.patrol, { position: [120.5, 31.5], place: '东街1号', matter: 'help', reporter });
  const parts = [
    { title: '路灯不亮', text: '路灯不亮', category },
    { title: '井盖缺失', text: '井盖缺失' },
  ];
  const split = await town.act(id, 'split', { parts, reason: '两件事' }, people.chief);
  expect(split).toMatchObject({ state: 'voided' });
  const told = (await town.journal(id)).at(-1)?.effects.told?.['children'] as { id: string }[];
  const children = await Promise.all(told.map((child) => town.load(child.id)));
  expect(children.map((child) => child.fields.title)).toEqual(['路灯不亮', '井盖缺失']);
  for (const child of children) {
    expect(child).toMatchObject({ state: 'reported', version: 1 });
    expect(child.fields).toMatchObject({
      ...{ parentId: id, reportedBy: people.patrol.id, matter: 'help', place: '东街1号', lon: 120.5, lat: 31.5 },
      communityCode: '310199101001',
    });
    const { reporter } = await town.reveal(child.id, people.intake);
    expect(reporter?.name).toBe('李女士');
  }
});
