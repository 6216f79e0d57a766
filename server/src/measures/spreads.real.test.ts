import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFact } from '../cases/facts/fact.ts';
import { people } from '../cases/testing/a-town.ts';
import { type Dice, diceFrom } from '../cases/testing/moves.ts';
import { systemActor } from '../people/actor.ts';
import { foldingOf } from './again/rebuild-measures.ts';
import type { CaseGroup } from './figures/groups.ts';
import { isOfCases } from './plan/plan.ts';
import { fold } from './rolls/fold.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';
import { aBusyTown } from './testing/a-busy-town.ts';
import type { CountedTown } from './testing/a-counted-town.ts';
import { countDifferent } from './testing/count-slowly.ts';
import { sumDifferences } from './verify-sums.ts';

const now = new Date('2026-10-20T03:20:00Z');
const zone = 'Asia/Shanghai';
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 900, seed: 19, days: 420, now });
  // Many places and people, where the town has few; most of them rare, so that one case more or less is told.
  await town.as(
    systemActor,
    (sql) => sql`update case_fact set ${sql.unsafe(`${spread('unit_grid')}, ${spread('reporter')}`)}`,
  );
}, 60_000);
afterAll(() => town.db.close());

function spread(column: string): string {
  const number = `abs(hashtext(case_id::text || '${column}'))`;
  return `${column} = case when ${number} % 9 = 0 then '' else '${column} ' || floor(sqrt(${number} % 2500)) end`;
}

const groups: readonly (CaseGroup | null)[] = [
  ...([null, 'area', 'grid', 'unit-grid', 'unit', 'category', 'source', 'kind'] as const),
  ...(['reporter', 'weekday', 'hour', 'day', 'month'] as const),
];
const periods = [
  { from: '2025-09-01', to: '2026-10-20' },
  { from: '2026-03-09', to: '2026-08-21' },
  { from: '2026-05-04T13:10:00+08:00', to: '2026-05-11T09:00:00+08:00' },
  { from: '2026-10-01', to: '2026-11-01' },
  { from: '2026-05-04T13:10:00+08:00', to: '2026-05-04T19:00:00+08:00' },
];

async function facts(): Promise<readonly CaseFact[]> {
  const rows = await town.as(systemActor, (sql) => sql<(CaseFact & { reported_at: Date })[]>`select * from case_fact`);
  return rows.map((row) => ({ ...row, reported_at: (row.reported_at as unknown as Date).toISOString() }) as CaseFact);
}

/** Compares each spread by each dimension with going through all facts. Gives how many groups there were. */
async function compareAll(): Promise<number> {
  const all = await facts();
  let compared = 0;
  for (const measure of (await town.measures()).all.filter(isOfCases)) {
    if (measure.kind !== 'spread') continue;
    for (const [by, period] of groups.flatMap((one) => periods.map((span) => [one, span] as const))) {
      const query = { ...period, ...(by ? { by } : {}), compare: false };
      const answer = await town.figure(people.intake, measure.id, query, now);
      const span = { from: new Date(answer.period.from), to: new Date(answer.period.to) };
      const told = `${measure.id} ${JSON.stringify(query)}`;
      const slow = (group: CaseGroup | null) =>
        [...countDifferent(measure, all, span, group && { group, zone })]
          .map(([key, { cases, different }]) => [
            key || 'none',
            measure.spread === 'reporters' ? [cases, different] : different,
          ])
          .toSorted();
      const plain = ({ numerator, denominator }: typeof answer.total) =>
        measure.spread === 'reporters' ? [numerator, denominator] : numerator;
      const whole = slow(null)[0]?.[1] ?? (measure.spread === 'reporters' ? [0, 0] : 0);
      expect([told, plain(answer.total)]).toEqual([told, whole]);
      if (!by) continue;
      const found = answer.groups.map((group) => [group.keys[0]?.key, plain(group)]).toSorted();
      expect([told, found]).toEqual([told, slow(by)]);
      compared += found.length;
    }
  }
  return compared;
}

/** Changes some cases as their steps do: notes what was, then changes what is. */
async function change(dice: Dice, times: number): Promise<void> {
  const ids = (await facts()).map(({ case_id }) => case_id).toSorted();
  const changes = [
    "ended = 'voided'",
    "ended = 'open'",
    "category = 'small:02'",
    "source = 'patrol'",
    "source = 'phone'",
  ];
  for (let nth = 0; nth < times; nth += 1) {
    const id = ids[dice(ids.length)] ?? '';
    const places = [`unit_grid = 'unit_grid ${dice(60)}'`, `reporter = 'reporter ${dice(60)}'`];
    const one = [...changes, ...places][dice(changes.length + places.length)] ?? '';
    await town.as(systemActor, async (sql) => {
      await sql`
        insert into fact_change (case_id, reported_at, was)
        select case_id, reported_at, to_jsonb(f) from case_fact f where case_id = ${id}`;
      await sql`update case_fact set ${sql.unsafe(one)} where case_id = ${id}`;
    });
  }
}

function sets() {
  return town.as(
    systemActor,
    (sql) => sql`
      select spread, dimension, span, day::text as day, encode(sets, 'hex') as sets from measure_spread
      order by spread, dimension, span, day`,
  );
}

test('without sets each spread is what a slow count gives; with sets it is the same', async () => {
  expect(await compareAll()).toBeGreaterThan(500);
  expect(await rebuildRolls(await foldingOf(town.rebuilding, 'test'), '2026-06-01T00:00:00Z')).toBe(true);
  await compareAll(); // what came since June is in no set
  expect(await fold(await foldingOf(town.rebuilding, 'test'), '2026-08-11T05:00:00Z')).toBe(true);
  await compareAll();
  expect(await town.fold()).toBe(true);
  await compareAll();
}, 120_000);

test('spreads stay exact while cases change, before and after each round; made anew, the sets are the same', async () => {
  const dice = diceFrom(5);
  for (const times of [1, 4, 60]) {
    await change(dice, times);
    await compareAll();
    expect(await town.fold()).toBe(true);
    await compareAll();
  }
  expect(await sumDifferences(town.rebuilding, 'test')).toEqual([]);
  const folded = await sets();
  expect(folded.length).toBeGreaterThan(3000);
  expect(await rebuildRolls(await foldingOf(town.rebuilding, 'test'))).toBe(true);
  expect(await sets()).toEqual(folded);
}, 180_000);

test('figures are read from the sets, and verify tells of a set that is not what the facts give', async () => {
  const ask = async () => {
    const { total } = await town.figure(people.intake, 'discovery.coverage', { ...periods[0], compare: false }, now);
    return total.numerator;
  };
  const exact = await ask();
  await town.as(systemActor, (sql) => sql`delete from measure_spread where dimension = 'all' and span <> 'day'`);
  expect(await ask()).toBeLessThan(exact);
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
  expect(await ask()).toBe(exact);
  const where = "dimension = 'source' and span = 'month' and day = '2026-05-01'";
  await town.as(systemActor, (sql) => sql.unsafe(`update measure_spread set sets = '\\x0161010500' where ${where}`));
  const told = await sumDifferences(town.rebuilding, 'test');
  expect(new Set(told.map(({ number }) => number))).toEqual(
    new Set(['reported source month 2026-05-01 a', 'reported source month 2026-05-01 patrol']),
  );
  await rebuildRolls(await foldingOf(town.rebuilding, 'test'));
}, 60_000);
