import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesStage } from '../../cases/cases.ts';
import { openLoop } from '../../cases/open-loop.ts';
import { verifyTown } from '../../cases/verify.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import type { World } from '../../support/world.ts';
import { createSampleTown, SAMPLE_TOWN } from '../create-sample-town.ts';
import { openDay } from '../day/start-days.ts';
import { playRound } from '../day/town-day.ts';
import { type HistoryWorld, openHistory, storeDay, storeLastDay } from './history.ts';
import { FULL_DAY, reportsOfDay } from './reports-of-day.ts';

const end = new Date('2026-11-24T23:30:00Z'); // half past seven of a Wednesday
const SEED = 20_261; // that of the living day
let app: TestApp;
let world: World;
let history: HistoryWorld;
beforeAll(async () => {
  app = await testApp({ stages: [{ ...casesStage, start: async () => ({}) }] });
  world = { ...app.world, now: () => end };
  await createSampleTown(world, 'none');
  const { loop } = await openLoop(world);
  const photos = { sha256: 'a'.repeat(64), thumbSha256: 'b'.repeat(64), bytes: 1 };
  history = await openHistory(loop, { townId: SAMPLE_TOWN, seed: SEED, photos, end, fullDays: 2 });
  await storeLastDay(history);
  for (const ago of [1, 2]) await storeDay(history, ago);
});
afterAll(() => app.stop());

/** Cases by day, and the highest number given on it. */
const byDay = () =>
  inTown(world.sql, SAMPLE_TOWN, systemActor, (sql) =>
    sql<{ day: string; cases: number; last: number }[]>`
      select d.day::text, d.last, (select count(*)::int from cases where number like '%' || to_char(d.day, 'YYYYMMDD') || '%') as cases
      from case_day d order by d.day desc`.then((rows) => rows.map(({ day, cases, last }) => [day, cases, last])),
  );

const drawn = (day: string, share?: number) => reportsOfDay(history.ground, SEED, day, share).length;

test('the last days have the volume of a living one, those before them a twelfth; every number is given once', async () => {
  const soFar = reportsOfDay(history.ground, SEED, '2026-11-25').filter(({ at }) => at < end.getTime()).length;
  const [today, yesterday, thinned] = [soFar + 22, drawn('2026-11-24'), drawn('2026-11-23', 1 / 12)];
  expect(await byDay()).toEqual([
    ['2026-11-25', today, today],
    ['2026-11-24', yesterday, yesterday],
    ['2026-11-23', thinned, thinned],
  ]);
  expect(yesterday).toBeGreaterThan(FULL_DAY.grid);
});

test('what a property company is responsible for is mostly handled by the company of that community', async () => {
  const [row] = await inTown(
    world.sql,
    SAMPLE_TOWN,
    systemActor,
    (sql) => sql<{ all: number; theirs: number }[]>`
      select count(*)::int as all, count(*) filter (where u.kind = 'property')::int as theirs
      from cases c join unit u on u.id = c.lead_unit_id
      where c.taxonomy = 'hotline' and c.category_code in ('H0101', 'H0105', 'H0106', 'H0108')`,
  );
  expect(row?.theirs).toBeGreaterThan((row?.all ?? 0) * 0.6);
});

test('some calls repeat one before them and are merged into it, which then speaks for all of them', async () => {
  const [row] = await inTown(
    world.sql,
    SAMPLE_TOWN,
    systemActor,
    (sql) => sql<{ tickets: number; merged: number; mains: number; wrong: number; asked: number }[]>`
      with into_main as (select merged_into as id, count(*)::int as reports from cases where state = 'merged' group by 1)
      select count(*)::int as tickets, count(*) filter (where c.state = 'merged')::int as merged,
        count(m.id)::int as mains,
        count(*) filter (where c.signals <> 1 + coalesce(m.reports, 0))::int as wrong,
        count(*) filter (where c.signals > 1 and c.matter not in ('complaint', 'help'))::int as asked
      from cases c left join into_main m using (id) where c.kind = 'hotline'`,
  );
  const { tickets = 0, merged = 0, mains = 0, wrong = 0, asked = 0 } = row ?? {};
  expect(merged / tickets).toBeGreaterThan(0.015);
  expect(merged / tickets).toBeLessThan(0.2);
  // Nobody calls again with a question.
  expect([mains > 0, wrong, asked]).toEqual([true, 0, 0]);
});

test('a day that was cut short goes on where it ended, and one that is there is not made twice', async () => {
  const before = await byDay();
  let lots = 0;
  const afterOne = {
    throwIfAborted: () => {
      lots += 1;
      if (lots > 1) throw new Error('stopping');
    },
  };
  await expect(storeDay(history, 3, afterOne)).rejects.toThrow('stopping');
  expect((await byDay()).at(-1)).toEqual(['2026-11-22', 50, 50]);
  for (const ago of [2, 3, 3]) await storeDay(history, ago);
  const whole = drawn('2026-11-22', 1 / 12);
  expect(await byDay()).toEqual([...before, ['2026-11-22', whole, whole]]);
});

test('every case of the past is what its journal says, merged ones and those they went into too', async () => {
  const { cases, differences } = await verifyTown(history.loop, SAMPLE_TOWN, () => undefined);
  expect([differences, cases > 500]).toEqual([[], true]);
}, 120_000);

test('the living day finds what history has made of it, and goes on from there', async () => {
  const before = await byDay();
  const day = await openDay(world, SAMPLE_TOWN);
  await playRound(day, () => false);
  expect(await byDay()).toEqual(before);
});
