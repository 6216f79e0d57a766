import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../cases/testing/a-town.ts';
import type { Actor } from '../../people/actor.ts';
import { foldingOf } from '../again/rebuild-measures.ts';
import { rebuildRolls } from '../rolls/rebuild-rolls.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { publishMonth } from './publish-month.ts';
import { publishedFigures, publishedMonths } from './published.ts';
import { withPublished } from './published-beside.ts';

const zone = 'Asia/Shanghai';
const begun = new Date('2026-08-20T03:20:00Z');
const june = { from: '2026-06-01', to: '2026-07-01' };
let now = begun;
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 200, seed: 23, days: 110, now });
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
}, 60_000);
afterAll(() => town.db.close());

function publish(month: string, reason: string | null = null, actor: Actor = people.chief) {
  return town.as(actor, (sql) => publishMonth(town.rebuilding, sql, { townId: 'test', month, reason, now }));
}

function read(query: { version?: number; against?: number; measure?: string }) {
  return town.as(people.chief, (sql) =>
    publishedFigures(town.rebuilding, sql, { townId: 'test', month: '2026-06', query, now }),
  );
}

/** The figure of June as the route answers it. */
async function asked(id: string) {
  const answer = await town.figure(people.chief, id, june, now);
  return town.as(people.chief, (sql) => withPublished(sql, answer, june, zone));
}

/** Files a case of June that nobody had filed. */
async function correct(): Promise<void> {
  now = new Date(now.getTime() + 60_000);
  town.at(now);
  const [one] = await town.as(
    people.chief,
    (sql) => sql<{ id: string }[]>`
      select c.id from cases c join case_fact f on f.case_id = c.id
      where c.state = 'reported' and c.category_code is not null
        and f.reported_at >= '2026-06-01T00:00+08:00' and f.reported_at < '2026-07-01T00:00+08:00'
      order by c.id limit 1`,
  );
  await town.act(one?.id ?? '', 'file', {}, people.intake);
}

test('a month that is not over cannot be published', async () => {
  await expect(publish('2026-08')).rejects.toThrow('measure.month-not-over');
  expect(await town.as(people.chief, publishedMonths)).toEqual({ months: [] });
});

test('a published month holds the figures of every measure and of their groups, as they are answered', async () => {
  const { month, versions } = await publish('2026-06');
  expect([month, versions]).toEqual([
    '2026-06',
    [{ version: 1, at: now.toISOString(), by: people.chief.id, byName: null, reason: null }],
  ]);
  const { lines, measures, differing } = await read({});
  expect(differing).toBe(0);
  expect(lines.length).toBe(measures.length);
  expect(lines.length).toBeGreaterThan(40);
  for (const id of ['loop.reported', 'loop.handled-in-time', 'hotline.satisfaction', 'loop.handling-time']) {
    const { value, numerator, denominator, rows } = (await asked(id)).total;
    expect(lines.find(({ measure }) => measure === id)?.published).toEqual({ value, numerator, denominator, rows });
  }
  const one = await read({ measure: 'loop.reported' });
  const bySource = one.lines.filter(({ by }) => by === 'source');
  const whole = one.lines.find(({ by }) => by === null);
  expect(bySource.length).toBe(3);
  expect(bySource.reduce((sum, { published }) => sum + (published?.rows ?? 0), 0)).toBe(whole?.published?.rows);
  expect((await asked('loop.reported')).published).toMatchObject({ month: '2026-06', version: 1, differs: false });
}, 60_000);

test('publishing again needs a reason, and something that has changed', async () => {
  await expect(publish('2026-06')).rejects.toThrow('measure.month-published');
  await expect(publish('2026-06', '补录')).rejects.toThrow('measure.month-unchanged');
}, 60_000);

test('a correction leaves the published month as it is, shows what differs, and becomes a version beside it', async () => {
  const first = (await read({ measure: 'loop.filing-rate' })).lines[0]?.published;
  await correct();
  const live = await read({});
  expect(live.differing).toBeGreaterThan(0);
  expect(live.lines.filter(({ differs }) => differs).map(({ measure }) => measure)).not.toContain('loop.reported');
  const { total, published } = await asked('loop.filing-rate');
  expect([published?.differs, total.rows - (published?.figure.rows ?? 0)]).toEqual([true, 1]);
  const { versions } = await publish('2026-06', '补立案更正');
  expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
    [1, null],
    [2, '补立案更正'],
  ]);
  const beside = await read({ version: 2, against: 1 });
  expect([beside.version, beside.against, beside.differing]).toEqual([2, 1, live.differing]);
  expect((await read({ version: 2 })).differing).toBe(0);
  expect((await read({ version: 1, measure: 'loop.filing-rate' })).lines[0]?.published).toEqual(first);
  expect((await town.as(people.leader, publishedMonths)).months).toHaveLength(1);
}, 60_000);

test('two who publish a month at once leave one version', async () => {
  const both = await Promise.allSettled([publish('2026-07'), publish('2026-07', null, people.leader)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { months } = await town.as(people.chief, publishedMonths);
  expect(months.map(({ month, versions }) => [month, versions.length])).toEqual([
    ['2026-07', 1],
    ['2026-06', 2],
  ]);
}, 60_000);

test('nobody changes what is published, not even the owner of the tables, and units read none of it', async () => {
  const { ownerSql } = town.db;
  await expect(ownerSql`update town_test.published_figure set rows = 0`).rejects.toThrow('append-only');
  await expect(ownerSql`delete from town_test.published_month`).rejects.toThrow('append-only');
  await expect(publish('2026-05', null, people.intake)).rejects.toThrow('row-level security');
  expect(await town.as(people.roads, publishedMonths)).toEqual({ months: [] });
}, 60_000);

test('a version that is not there is refused', async () => {
  await expect(read({ version: 9 })).rejects.toThrow('measure.month-not-published');
  await expect(read({ measure: 'loop.nothing' })).rejects.toThrow('measure.unknown');
});
