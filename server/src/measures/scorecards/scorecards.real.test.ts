import type { Scorecard } from '@chengyun/contract/scorecards';
import type { ScorecardAnswer } from '@chengyun/contract/scorecards-answer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, unitIds } from '../../cases/testing/a-town.ts';
import type { Actor } from '../../people/actor.ts';
import { foldingOf } from '../again/rebuild-measures.ts';
import type { Asker } from '../ask-measure.ts';
import { openGoalBook } from '../goals/goal-book.ts';
import { rebuildRolls } from '../rolls/rebuild-rolls.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { randomCases } from '../testing/random-cases.ts';
import { answerScorecard } from './answer-scorecard.ts';
import { giveByHand, publish } from './publish.ts';
import { setPeople } from './score-queries.ts';

const begun = new Date('2026-08-20T03:20:00Z');
const period = '2026-07';
const july = { from: '2026-07-01', to: '2026-08-01' };
const book = await openGoalBook();
let now = begun;
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 420, seed: 47, days: 50, now });
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
}, 60_000);
afterAll(() => town.db.close());

async function asked<T>(ask: (asker: Asker) => Promise<T>, actor: Actor = people.chief): Promise<T> {
  const [ground, measures] = [await town.ground(), await town.measures()];
  return town.as(actor, (sql) => ask({ sql, ground, measures, actor, now }));
}

const FEW: Readonly<Record<string, readonly string[]>> = {
  'town-monthly': ['late', 'council', 'self-found', 'praise'],
  'town-hotline': ['volume', 'on-time'],
};

/** A scorecard of the product over the units of the small town: those that handle, and the office above two of them. */
function card(id: string): Scorecard {
  const found = book.scorecards.get(id) ?? expect.fail(id);
  const groups = [
    { id: 'handlers', name: { zh: '处置', en: 'Handlers' }, unitKinds: ['roads', 'water', 'gas'] },
    { id: 'offices', name: { zh: '部门', en: 'Offices' }, unitKinds: ['office'] },
  ];
  // Of random cases few are closed; what is left of these is at least half of the marks.
  const few = FEW[id];
  const items = few ? found.items.filter((item) => few.includes(item.id)) : found.items;
  return { ...found, groups, items };
}
const read = (id: string, actor: Actor = people.chief, when = period): Promise<ScorecardAnswer> =>
  asked((asker) => answerScorecard(asker, card(id), when), actor);
const issue = (id: string, reason?: string, when = period) =>
  asked((asker) => publish(asker, card(id), { period: when, ...(reason === undefined ? {} : { reason }) }));
const rowsIn = ({ now: sheet }: ScorecardAnswer) => sheet?.groups.flatMap(({ rows }) => rows) ?? [];

test('every figure of a sheet is that of its measure, and its list has as many rows', async () => {
  let looked = 0;
  for (const own of book.scorecards.values()) {
    for (const { unitId, lines } of rowsIn(await read(own.id))) {
      for (const { item: id, numerator, denominator } of lines) {
        const item = own.items.find((one) => one.id === id);
        if (!item || !('measure' in item) || numerator === null) continue;
        const narrow = { ...july, branch: unitId, ...(item.kindOfCase ? { kind: item.kindOfCase } : {}) };
        const { total } = await town.figure(people.chief, item.measure, narrow, now);
        expect([item.id, numerator, denominator]).toEqual([item.id, total.numerator, total.denominator]);
        const rows = await town.rows(people.chief, item.measure, { ...narrow, part: 'numerator' }, now);
        expect(rows.length).toBe(total.rows);
        looked += rows.length > 0 ? 1 : 0;
      }
    }
  }
  expect(looked).toBeGreaterThan(5);
});

test('a period that goes on cannot be published; one that is over can, once', async () => {
  await expect(issue('town-monthly', undefined, '2026-08')).rejects.toThrow('scorecard.not-over');
  await issue('town-monthly');
  await expect(issue('town-monthly', '没有变化')).rejects.toThrow('scorecard.unchanged');
  const { issues, differs, periods } = await read('town-monthly');
  expect([issues.length, issues[0]?.version, differs]).toEqual([1, 1, false]);
  expect(periods.find((one) => one.period === period)).toEqual({ period, issues: 1 });
});

test('a period in which nobody is ranked cannot be published, and nothing of it is written', async () => {
  const when = '2025-03';
  expect((await read('town-monthly', people.chief, when)).obstacle).toBe('nobody-ranked');
  await expect(issue('town-monthly', undefined, when)).rejects.toThrow('scorecard.nobody-ranked');
  const row = rowsIn(await read('town-monthly', people.chief, when))[0] ?? expect.fail('no unit');
  const given = { period: when, unitId: row.unitId, item: 'council', points: 9, reason: '评定' };
  await asked((asker) => giveByHand(asker, card('town-monthly'), given));
  await expect(issue('town-monthly', undefined, when)).rejects.toThrow('scorecard.nobody-ranked');
  const { issues, over, periods } = await read('town-monthly', people.chief, when);
  expect([issues, over, periods.some(({ issues: published, period: one }) => one === when && published > 0)]).toEqual([
    ...[[], true, false],
  ]);
});

test('what stands in the way of publishing is told with the sheet', async () => {
  const { obstacle } = await read('town-monthly');
  const goingOn = await read('town-monthly', people.chief, '2026-08');
  expect([obstacle, goingOn.obstacle]).toEqual(['unchanged', 'not-over']);
});

test('points by hand change the sheet of now and not the published one; a correction says why and stands beside it', async () => {
  const before = await read('town-monthly');
  const row = rowsIn(before).find(({ total }) => total !== null) ?? expect.fail('nobody is ranked');
  const given = { period, unitId: row.unitId, item: 'council', points: 9, reason: '两项交办事项未完成' };
  await asked((asker) => giveByHand(asker, card('town-monthly'), given));
  const after = await read('town-monthly');
  expect([after.differs, after.issues]).toEqual([true, before.issues]);
  await expect(issue('town-monthly')).rejects.toThrow('scorecard.needs-reason');
  await issue('town-monthly', '补录例会交办评分');
  const { issues, differs } = await read('town-monthly');
  expect([differs, issues.map(({ version, reason }) => [version, reason])]).toEqual([
    false,
    [
      [1, ''],
      [2, '补录例会交办评分'],
    ],
  ]);
  expect(issues[0]).toEqual(before.issues[0]);
  const own = issues[1]?.changed.find(({ unitId }) => unitId === row.unitId);
  expect([own?.was, (own?.is ?? 0) < (own?.was ?? 0)]).toEqual([row.total, true]);
});

test('what is published stays as it was when cases change afterwards', async () => {
  await issue('town-hotline');
  const [published] = (await read('town-hotline')).issues;
  now = new Date(now.getTime() + 3_600_000);
  town.at(now);
  await town.store(randomCases(await town.ground(), 60, 53, now, 50), now);
  const { issues, differs, now: sheet } = await read('town-hotline');
  expect(issues[0]).toEqual(published);
  expect(differs).toBe(true);
  expect(sheet?.groups).not.toEqual(published?.sheet.groups);
});

test('who sees a part of the town sees what was published and no sheet of now, and gives no points', async () => {
  const { now: sheet, issues } = await read('town-hotline', people.roads);
  expect([sheet, issues.length]).toEqual([null, 1]);
  const [unit] = (await town.ground()).units.values();
  const given = { period, unitId: unit?.id ?? '', item: 'council', points: 1, reason: '试一试' };
  await expect(asked((asker) => giveByHand(asker, card('town-monthly'), given), people.roads)).rejects.toThrow();
  await expect(asked(({ sql }) => sql`update score_issue set reason = 'x'`)).rejects.toThrow();
});

test('what is not given by hand, out of bounds or of no group is refused', async () => {
  const { rows = [] } = (await read('town-monthly')).now?.groups.find((one) => one.rows.length > 0) ?? {};
  const good = { period, unitId: rows[0]?.unitId ?? '', item: 'council', points: 1, reason: '评定' };
  const give = (changed: Partial<typeof good>) =>
    asked((asker) => giveByHand(asker, card('town-monthly'), { ...good, ...changed }));
  await expect(give({ item: 'solved' })).rejects.toThrow('scorecard.not-by-hand');
  await expect(give({ points: 16 })).rejects.toThrow('scorecard.points');
  await expect(give({ unitId: '00000000-0000-7000-8000-00000000dead' })).rejects.toThrow('scorecard.unit');
  await expect(give({ period: '2026-Q3' })).rejects.toThrow('bad-request');
});

test('an item set against area and people is left out until both are known', async () => {
  const { roads } = unitIds;
  const line = async () =>
    rowsIn(await read('online-governance')).find(({ unitId }) => unitId === roads)?.lines[0] ?? expect.fail('no line');
  expect((await line()).gap).toBe('no-people');
  await asked(({ sql }) => setPeople(sql, roads, 5000));
  expect((await line()).gap).toBe('no-people');
  await town.db.ownerSql`update town_test.area set area_m2 = 600000 where code = '310199101001'`;
  await town.db.ownerSql`update town_test.unit set area_codes = '{310199101001}' where id = ${roads}`;
  town.loop.grounds.forget('test');
  const { gap, points, against, value } = await line();
  expect([gap, against === null || against > 0]).toEqual([null, true]);
  expect(points).toBeCloseTo(Math.max(0, 30 - ((value ?? 0) * 0.002) / (against ?? 1)), 2);
});
