import type { CaseMeasure } from '@chengyun/contract/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFact } from '../cases/facts/fact.ts';
import { people } from '../cases/testing/a-town.ts';
import { systemActor } from '../people/actor.ts';
import { factFrom } from './again/fact-from.ts';
import { ALL } from './again/journal-lines.ts';
import { eachJournal } from './again/journals.ts';
import { foldingOf } from './again/rebuild-measures.ts';
import type { CaseGroup } from './figures/groups.ts';
import { isOfCases } from './plan/plan.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';
import { aBusyTown } from './testing/a-busy-town.ts';
import type { CountedTown } from './testing/a-counted-town.ts';
import { countSlowly } from './testing/count-slowly.ts';

const now = new Date('2026-10-20T03:20:00Z');
const zone = 'Asia/Shanghai';
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 900, seed: 7, days: 420, now });
}, 60_000);
afterAll(() => town.db.close());

/** Every fact, as the journals give it. */
async function factsOfJournals(): Promise<readonly CaseFact[]> {
  const facts: CaseFact[] = [];
  const ground = await town.ground();
  await eachJournal(town.loop.pool, 'test', ALL, async (journals) => {
    facts.push(...journals.flatMap((one) => factFrom(one, ground) ?? []));
  });
  return facts;
}

const periods = [
  { from: '2025-09-01', to: '2026-10-20' },
  { from: '2026-03-09', to: '2026-08-21' },
  { from: '2026-05-04T13:10:00+08:00', to: '2026-05-11T09:00:00+08:00' },
  { from: '2026-10-01', to: '2026-11-01' },
];
const groups: readonly CaseGroup[] = [
  ...([
    'area',
    'grid',
    'unit-grid',
    'unit',
    'category',
    'source',
    'reporter',
    'weekday',
    'hour',
    'day',
    'month',
  ] as const),
];

async function measuresOfCases(): Promise<readonly CaseMeasure[]> {
  return (await town.measures()).all.filter(isOfCases);
}

/** Compares every measure, over several periods and each dimension in turn, with the slow count. */
async function compareAll(): Promise<number> {
  const facts = await factsOfJournals();
  let compared = 0;
  for (const [nth, measure] of (await measuresOfCases()).entries()) {
    for (const [turn, period] of periods.entries()) {
      const by = groups[(nth + turn * 3) % groups.length] ?? 'area';
      const answer = await town.figure(people.intake, measure.id, { ...period, by, compare: false }, now);
      const span = { from: new Date(answer.period.from), to: new Date(answer.period.to) };
      const whole = countSlowly(measure, facts, span, null).get('');
      const told = `${measure.id} ${JSON.stringify(period)} by ${by}`;
      expect([told, plain(answer.total, measure)]).toEqual([told, plainSlow(whole, measure)]);
      if (measure.kind === 'spread') continue;
      const slow = countSlowly(measure, facts, span, { group: by, zone });
      const rows = answer.groups.filter(({ denominator, numerator }) => (denominator ?? numerator) > 0);
      const found = rows.map((group) => [group.keys[0]?.key, plain(group, measure)]);
      const wanted = [...slow].map(([key, figure]) => [key || 'none', plainSlow(figure, measure)]);
      expect([told, Object.fromEntries(found)]).toEqual([told, Object.fromEntries(wanted)]);
      compared += 1;
    }
  }
  return compared;
}

type Plain = { readonly numerator: number; readonly denominator: number | null; readonly rows: number };

function plain({ numerator, denominator, rows }: Plain, measure: CaseMeasure) {
  if (measure.kind === 'spread') return measure.spread === 'reporters' ? numerator : 'coverage';
  return { numerator: Math.round(numerator * 1000), denominator, rows };
}

function plainSlow(figure: Plain | undefined, measure: CaseMeasure) {
  const { numerator, denominator, rows } = figure ?? { numerator: 0, denominator: 0, rows: 0 };
  if (measure.kind === 'spread') return measure.spread === 'reporters' ? numerator : 'coverage';
  const isCount = measure.kind === 'count';
  return { numerator: Math.round(numerator * 1000), denominator: isCount ? null : denominator, rows };
}

test('without sums every measure is what a slow count over the journals gives', async () => {
  expect(await compareAll()).toBeGreaterThan(150);
}, 120_000);

test('with sums it is the same, in every slice', async () => {
  expect(await town.fold()).toBe(false);
  expect(await rebuildRolls(await foldingOf(town.rebuilding, 'test'))).toBe(true);
  expect(await town.fold()).toBe(true);
  await compareAll();
}, 120_000);

test('rows of the list are the figure, for every measure and several slices', async () => {
  let opened = 0;
  for (const [nth, measure] of (await measuresOfCases()).entries()) {
    const by = groups[nth % groups.length] ?? 'area';
    const period = periods[nth % 2] ?? { from: '2026-01-01' };
    const answer = await town.figure(people.intake, measure.id, { ...period, by, compare: false }, now);
    const slices = [{ keys: [], ...answer.total }, ...answer.groups.slice(0, 4)];
    for (const slice of slices) {
      const keys = Object.fromEntries(slice.keys.map((one) => [one.by, one.key]));
      const rows = await town.rows(people.intake, measure.id, { ...period, ...keys }, now);
      expect([measure.id, keys, new Set(rows).size]).toEqual([measure.id, keys, slice.rows]);
      opened += 1;
      if (slice.denominator === null || measure.kind !== 'share') continue;
      const below = await town.rows(people.intake, measure.id, { ...period, ...keys, part: 'denominator' }, now);
      const rest = await town.rows(people.intake, measure.id, { ...period, ...keys, part: 'rest' }, now);
      expect([measure.id, below.length, rest.length]).toEqual([
        measure.id,
        slice.denominator,
        slice.denominator - slice.rows,
      ]);
    }
  }
  expect(opened).toBeGreaterThan(100);
}, 120_000);

test('who sees a part of the town counts that part, and opens what was counted', async () => {
  const seen = (await factsOfJournals()).filter(({ unit_ids }) =>
    unit_ids.some((id) => people.roads.unitIds.includes(id)),
  );
  const period = periods[0] ?? { from: '2025-09-01' };
  for (const measure of await measuresOfCases()) {
    if (measure.kind === 'spread') continue;
    const { total, period: span } = await town.figure(people.roads, measure.id, { ...period, by: 'source' }, now);
    const slow = countSlowly(measure, seen, { from: new Date(span.from), to: new Date(span.to) }, null).get('');
    expect([measure.id, plain(total, measure)]).toEqual([measure.id, plainSlow(slow, measure)]);
    expect(await town.rows(people.roads, measure.id, period, now)).toHaveLength(total.rows);
  }
  expect(await town.as(people.roads, (sql) => sql`select 1 from measure_roll limit 1`)).toHaveLength(0);
  expect(await town.as(systemActor, (sql) => sql`select 1 from measure_roll limit 1`)).toHaveLength(1);
}, 60_000);
