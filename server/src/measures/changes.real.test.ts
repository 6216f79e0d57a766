import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openImported } from '../cases/import/open-imported.ts';
import { people, unitIds } from '../cases/testing/a-town.ts';
import { diceFrom, drawMove } from '../cases/testing/moves.ts';
import { verifyTown } from '../cases/verify.ts';
import { systemActor } from '../people/actor.ts';
import { Refusal } from '../support/http/refusal.ts';
import { foldingOf, rebuildMeasures } from './again/rebuild-measures.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';
import { aBusyTown } from './testing/a-busy-town.ts';
import type { CountedTown } from './testing/a-counted-town.ts';
import { sumDifferences } from './verify-sums.ts';

const begun = new Date('2026-08-20T03:20:00Z');
let now = begun;
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 240, seed: 11, days: 90, now });
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
}, 60_000);
afterAll(() => town.db.close());

const unread = { suspensionPast: false, extensionPast: false, daysSinceClosing: 0, measured: [] };

/** Random actions on random cases, through the loop and into the tables. Gives how many were taken. */
async function act(times: number, seed: number): Promise<number> {
  const dice = diceFrom(seed);
  const ground = await town.ground();
  const kind = ground.kind('hotline')?.kind;
  const calendar = ground.calendars.get('national');
  const ids = await town.as(systemActor, (sql) => sql<{ id: string }[]>`select id from cases order by id`);
  const main = ids[0]?.id;
  if (!kind || !calendar || !main) throw new Error('The town is not as it should be');
  let taken = 0;
  for (let nth = 0; nth < times; nth += 1) {
    now = new Date(now.getTime() + dice(7200) * 1000);
    town.at(now);
    const id = ids[1 + dice(ids.length - 1)]?.id ?? main;
    const aggregate = await town.load(id);
    const facts = { ...{ kind, mainId: main, finder: null, overdue: false, late: false }, ...unread };
    const filing = { category: { taxonomy: 'small', code: dice(2) ? '01' : '02' } };
    const last = (await town.journal(id)).at(-1);
    const drawn = drawMove(dice, { aggregate, facts, now, calendar, filing, last });
    const { index: _, attachmentIds: __, ...input } = drawn.input;
    const result = await town
      .act(id, drawn.action, input as ActionInput<ActionName>, drawn.actor)
      .catch((error: unknown) => error);
    if (result instanceof Error && !(result instanceof Refusal)) throw result;
    if (!(result instanceof Error)) taken += 1;
  }
  return taken;
}

const ids = ['loop.reported', 'loop.closed-in-time', 'loop.handled-in-time', 'hotline.satisfaction', 'loop.valid-rate'];

/** Some figures with their groups: with sums, and without. */
async function figures(withSums: boolean) {
  const list = [];
  for (const id of ids) {
    for (const by of ['area', 'category', 'unit', 'month'] as const) {
      // A unit's people read no sums: that of the whole town's rows is what the desk must see.
      const query = { from: '2026-05-01', to: '2026-12-01', by: withSums ? by : `${by},kind`, compare: false };
      const { total, groups } = await town.figure(people.chief, id, query, now);
      const rows = groups.map(({ keys, numerator, denominator, rows: n }) => [keys[0]?.key, numerator, denominator, n]);
      list.push([id, by, total.value, rows.filter(([, a, b]) => a !== 0 || (b ?? 0) !== 0)]);
    }
  }
  return list;
}

test('figures are exact while cases change, before and after each round', async () => {
  let taken = 0;
  for (let turn = 1; turn <= 3; turn += 1) {
    taken += await act(120, turn);
    const exact = await figures(false);
    expect(await figures(true)).toEqual(exact);
    expect(await town.fold()).toBe(true);
    expect(await figures(true)).toEqual(exact);
  }
  expect(taken).toBeGreaterThan(100);
  expect(await sumDifferences(town.rebuilding, 'test')).toEqual([]);
}, 180_000);

test('a late import, a reopening, a merging and its undoing leave sums that verify', async () => {
  const row = {
    ...{ kind: 'hotline', source: 'phone', title: '旧件', text: '旧件', extra: {}, externalNumber: 'old-1' },
    ...{ reportedAt: new Date('2026-05-02T00:00:00Z'), targetAt: new Date('2026-05-09T00:00:00Z') },
    closedAt: new Date('2026-05-11T00:00:00Z'),
  };
  await town.as(systemActor, (sql) => openImported(town.loop, sql, 'test', [row]));
  const [imported] = await town.as(
    systemActor,
    (sql) => sql<{ id: string }[]>`
    select id from cases where external_number = 'old-1'`,
  );
  expect(await figures(true)).toEqual(await figures(false));
  await town.fold();
  town.at(new Date('2026-05-20T00:00:00Z'));
  await town.act(imported?.id ?? '', 'reopen', { reason: '复发' }, people.intake);
  const other = await town.report(people.intake, { kind: 'hotline', category: { taxonomy: 'small', code: '02' } });
  await town.act(other, 'file', {}, people.intake);
  await town.act(other, 'merge', { intoId: imported?.id ?? '' }, people.intake);
  await town.fold();
  await town.act(other, 'unmerge', { reason: '并错' }, people.intake);
  await town.act(other, 'dispatch', { leadUnitId: unitIds.water }, people.dispatcher);
  town.at(now);
  expect(await figures(true)).toEqual(await figures(false));
  await town.fold();
  expect(await figures(true)).toEqual(await figures(false));
  expect(await sumDifferences(town.rebuilding, 'test')).toEqual([]);
});

test('facts and sums made anew from the journals, also after parts were lost, are the same to the last digit', async () => {
  const before = await figures(true);
  await town.as(systemActor, async (sql) => {
    await sql`delete from case_fact where case_id in (select case_id from case_fact order by case_id limit 40)`;
    await sql`update case_fact set close = 'late', late = true where case_id in (
      select case_id from case_fact order by case_id desc limit 30)`;
    await sql`delete from measure_roll where span = 'month' and dimension = 'category'`;
  });
  const found = await rebuildMeasures(town.rebuilding, 'test');
  expect(found.missing).toBe(40);
  expect(found.wrong).toBeGreaterThan(20);
  expect(await figures(true)).toEqual(before);
  expect(await sumDifferences(town.rebuilding, 'test')).toEqual([]);
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
}, 60_000);

test('verify tells of a fact and of a sum that are not what the journal gives', async () => {
  await town.as(systemActor, async (sql) => {
    await sql`update case_fact set outcome = 'not_true' where case_id = (select min(case_id::text)::uuid from case_fact)`;
    await sql`update measure_roll set n[1] = n[1] + 1 where ctid = (select ctid from measure_roll where basis = 'handle' limit 1)`;
  });
  const { differences } = await verifyTown(town.loop, 'test', () => {});
  expect(differences).toEqual([expect.objectContaining({ part: 'fact', stored: { outcome: 'not_true' } })]);
  expect(
    (await sumDifferences(town.rebuilding, 'test')).filter(({ number }) => number.startsWith('handle')),
  ).toHaveLength(1);
  await rebuildMeasures(town.rebuilding, 'test');
});

test('a round or rebuild that dies half-way changes nothing, and the next one is right', async () => {
  const before = await figures(true);
  await act(30, 99);
  const exact = await figures(false);
  const folding = await foldingOf(town.rebuilding, 'test');
  await town.db.ownerSql`alter table town_test.measure_mark add constraint broken check (rounds < 0) not valid`;
  await expect(town.fold()).rejects.toThrow('broken');
  await expect(rebuildRolls(folding)).rejects.toThrow('broken');
  await town.db.ownerSql`alter table town_test.measure_mark drop constraint broken`;
  expect(await figures(true)).toEqual(exact);
  expect(before).not.toEqual(exact);
  expect(await rebuildRolls(folding)).toBe(true);
  expect(await figures(true)).toEqual(exact);
}, 60_000);
