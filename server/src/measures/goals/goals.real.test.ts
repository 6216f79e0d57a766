import type { GoalLine } from '@chengyun/contract/goals-answer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn } from '../../cases/number.ts';
import { people } from '../../cases/testing/a-town.ts';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { foldingOf } from '../again/rebuild-measures.ts';
import { rebuildRolls } from '../rolls/rebuild-rolls.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { boardOf } from './board-of.ts';
import { changeSetting } from './change-setting.ts';
import { enterMonths } from './enter-months.ts';
import { openGoalBook } from './goal-book.ts';
import { addNote } from './goal-queries.ts';
import { insertSampleGoals } from './sample-values.ts';
import { thingOf } from './thing-of.ts';

const now = new Date('2026-08-20T03:20:00Z');
const today = dayIn('Asia/Shanghai', now);
const book = await openGoalBook();
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 200, seed: 31, days: 200, now });
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
}, 60_000);
afterAll(() => town.db.close());

async function asked<T>(
  ask: (sql: Sql, asker: Parameters<typeof boardOf>[0]) => Promise<T>,
  actor: Actor = people.chief,
) {
  const [ground, measures] = [await town.ground(), await town.measures()];
  return town.as(actor, (sql) => ask(sql, { sql, ground, measures, actor, now }));
}

const board = (year = 2026) => asked((_, asker) => boardOf(asker, book, year));
const enter = (values: { goal: string; month: string; value: number | null; note?: string }[], actor?: Actor) =>
  asked((sql) => enterMonths(sql, book.goals, values, today), actor);
const goal = (id: string) => book.goals.get(id) ?? expect.fail(id);
const thing = (id: string) => asked((_, asker) => thingOf(asker, goal(id), 2026));

async function line(id: string): Promise<GoalLine> {
  const found = (await board()).groups.flatMap(({ goals }) => goals).find((one) => one.id === id);
  return found ?? expect.fail(`no line ${id}`);
}

test('the board has twenty-four indicators in five groups, those of measures with what the measures say', async () => {
  const { groups } = await board();
  expect(groups.map(({ goals }) => goals.length)).toEqual([5, 5, 6, 4, 4]);
  const computed = groups.flatMap(({ goals }) => goals).filter(({ measure }) => measure !== null);
  expect(computed.length).toBe(6);
  const span = { from: '2026-01-01', to: '2027-01-01' };
  for (const { measure, actual, months } of computed.filter((one) => one.measure !== 'devices.online')) {
    const figure = await town.figure(people.chief, measure ?? '', { ...span, by: 'month' }, now);
    const whole = figure.total.value;
    expect([measure, actual]).toEqual([measure, whole === null ? null : expect.closeTo(whole * 100, 9)]);
    for (const { month, value } of months) {
      const own = figure.groups.find(({ keys }) => keys[0]?.key === month)?.value ?? null;
      expect([month, value]).toEqual([month, own === null ? null : expect.closeTo(own * 100, 9)]);
    }
    const rows = await town.rows(people.chief, measure ?? '', { ...span, part: 'denominator' }, now);
    expect(rows.length).toBe(figure.total.denominator);
  }
});

test('a month entered counts; a correction stands beside what it corrects, a repeat adds nothing', async () => {
  const months = ['01', '02', '03', '04', '05', '06'].map((month, at) => ({
    ...{ goal: 'economy.revenue', month: `2026-${month}`, value: 2.5 + at / 10 },
  }));
  expect(await enter(months)).toEqual({ entered: 6, same: 0 });
  expect(await enter(months)).toEqual({ entered: 0, same: 6 });
  expect(await enter([{ goal: 'economy.revenue', month: '2026-03', value: 2.9, note: '补报' }])).toEqual({
    ...{ entered: 1, same: 0 },
  });
  const { actual, due, asOf, expected, projection, sample } = await line('economy.revenue');
  expect(actual).toBeCloseTo(16.7, 9);
  expect([due, asOf, sample]).toEqual([['2026-07'], '2026-06-30', false]);
  expect(expected).toBeCloseTo((32 * 181) / 365, 9);
  expect([
    (projection?.low ?? 0) < (projection?.value ?? 0),
    (projection?.value ?? 0) < (projection?.high ?? 0),
  ]).toEqual([...[true, true]]);
  const { entries } = await thing('economy.revenue');
  expect(entries.filter(({ month }) => month === '2026-03').map(({ nth, value, note }) => [nth, value, note])).toEqual([
    [2, 2.9, '补报'],
    [1, 2.7, ''],
  ]);
});

test('a value taken back is none, and the month is due again', async () => {
  await enter([{ goal: 'welfare.lifts', month: '2026-07', value: 9 }]);
  expect((await line('welfare.lifts')).actual).toBe(9);
  await enter([{ goal: 'welfare.lifts', month: '2026-07', value: null, note: '填错指标' }]);
  const { actual, lamp, due } = await line('welfare.lifts');
  expect([actual, lamp, due.includes('2026-07')]).toEqual([null, 'none', true]);
});

test('what cannot be is refused as a whole, and nothing of it is stored', async () => {
  const good = { goal: 'welfare.jobs', month: '2026-05', value: 400 };
  const tries = [
    { goal: 'welfare.none', month: '2026-05', value: 1 },
    { goal: 'governance.solved', month: '2026-05', value: 90 },
    { goal: 'welfare.jobs', month: '2026-09', value: 400 },
    { goal: 'safety.hazards-fixed', month: '2026-05', value: 101 },
  ];
  const codes = ['goal.unknown', 'goal.computed', 'goal.month-ahead', 'goal.out-of-bounds'];
  for (const [at, wrong] of tries.entries()) await expect(enter([good, wrong])).rejects.toThrow(codes[at]);
  expect((await line('welfare.jobs')).actual).toBe(null);
});

test('the store itself keeps others from entering, and everybody from changing what was entered', async () => {
  await expect(enter([{ goal: 'welfare.jobs', month: '2026-05', value: 1 }], people.roads)).rejects.toThrow(
    'row-level',
  );
  await expect(asked((sql) => sql`update goal_month set value = 0`)).rejects.toThrow();
  await expect(asked((sql) => sql`delete from goal_month`)).rejects.toThrow();
  expect(await asked((sql) => sql`select * from goal_month`, people.roads)).toEqual([]);
});

test('of two who enter the same month at once both are kept, one after the other', async () => {
  const entered = [1, 2, 3, 4].map((value) => enter([{ goal: 'safety.fires', month: '2026-06', value }]));
  await Promise.all(entered);
  const { entries } = await thing('safety.fires');
  expect(entries.map(({ nth }) => nth)).toEqual([4, 3, 2, 1]);
});

test('a town sets targets and who answers; who changes what somebody else changed meanwhile is told', async () => {
  const ground = await town.ground();
  const [unit] = ground.units.values();
  const set = (change: Parameters<typeof changeSetting>[3], seen?: number) =>
    asked((sql) => changeSetting(sql, ground, goal('welfare.beds'), change, seen));
  await set({ targets: { 2026: 3300 }, unitId: unit?.id ?? null, post: '分管副镇长' }, 0);
  const { line: own, targets, version } = await thing('welfare.beds');
  expect([own.target, own.unitId, own.post, version]).toEqual([3300, unit?.id, '分管副镇长', 1]);
  expect(targets.slice(0, 2)).toEqual([
    { year: 2026, value: 3300, own: true },
    { year: 2027, value: 3425, own: false },
  ]);
  await set({ targets: { 2026: null } }, 1);
  expect((await thing('welfare.beds')).line.target).toBe(3260);
  await expect(set({ post: '' }, 1)).rejects.toThrow('conflict');
  await expect(set({ unitId: uuidv7() })).rejects.toThrow('bad-request');
});

test('notes stand beside an indicator, newest first', async () => {
  for (const text of ['已约谈施工单位', '下月恢复']) {
    await asked((sql) => addNote(sql, uuidv7(), 'welfare.lifts', text));
  }
  const { notes, line: own } = await thing('welfare.lifts');
  expect([notes.map(({ text }) => text), own.notes]).toEqual([['下月恢复', '已约谈施工单位'], 2]);
});

test('the values of the sample town are marked, and go when somebody enters his own', async () => {
  await asked((sql) => insertSampleGoals(sql, [goal('environment.pm25')], [], today, 7));
  expect((await line('environment.pm25')).sample).toBe(true);
  const { months } = await line('environment.pm25');
  const own = months
    .filter(({ value }) => value !== null)
    .map(({ month, value }) => ({ goal: 'environment.pm25', month, value }));
  expect(own.map(({ month }) => month).at(-1)).toBe('2026-06');
  expect(await enter(own)).toEqual({ entered: 6, same: 0 });
  expect((await line('environment.pm25')).months.some(({ sample }) => sample)).toBe(false);
});
