import { roundNotice } from '@chengyun/contract/round';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLoop } from '../../cases/open-loop.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { roundsStage } from '../../rounds/rounds-stage.ts';
import { startRound } from '../../rounds/start-round.ts';
import { tidyRounds } from '../../rounds/tidy.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { World } from '../../support/world.ts';
import { createSampleTown, SAMPLE_TOWN } from '../create-sample-town.ts';
import { sampleWorkers } from './patrol-queries.ts';
import { type TownPatrols, townPatrols } from './play-patrols.ts';

/** A Wednesday, a quarter to ten in the town. */
const morning = Date.parse('2026-11-25T01:45:00Z');
let at = morning;
let app: TestApp;
let patrols: TownPatrols;
const asSystem = <T>(work: (sql: Sql) => Promise<T>) => inTown(app.world.sql, SAMPLE_TOWN, systemActor, work);

beforeAll(async () => {
  app = await testApp({ stages: [roundsStage] });
  const world: World = { ...app.world, now: () => new Date(at) };
  await createSampleTown(world, 'none');
  const { loop } = await openLoop(world);
  patrols = townPatrols({ loop, townId: SAMPLE_TOWN, seed: 7 });
}, 60_000);
afterAll(() => app.stop());

async function out() {
  const [row] = await asSystem(
    (sql) => sql<{ on: number; points: number; metres: number; ended: number }[]>`
      select count(*) filter (where ended_at is null)::int as on, count(*) filter (where ended_at is not null)::int as ended,
        coalesce(sum(metres) filter (where ended_at is null), 0)::int as metres,
        (select count(*)::int from patrol_point) as points
      from patrol_round where sample`,
  );
  if (!row) throw new Error('no row');
  return row;
}

test('in the morning all are out on the streets of their communities, and the day before can be replayed', async () => {
  await patrols.play(() => false);
  const first = await out();
  expect([first.on, first.ended > 80, first.points > 8_000]).toEqual([42, true, true]);
  const strays = await asSystem(
    (sql) => sql<{ id: string }[]>`
      select r.id from patrol_round r join platform.town t on t.id = ${SAMPLE_TOWN}
      where r.ended_at is null and not (r.lon between t.bbox[1] and t.bbox[3] and r.lat between t.bbox[2] and t.bbox[4])`,
  );
  expect(strays).toEqual([]);
});

test('they walk on, some fourteen metres in twenty seconds, and a second look tells nothing twice', async () => {
  const before = await out();
  at += 20_000;
  await patrols.play(() => false);
  const after = await out();
  expect(after.points - before.points).toBe(42);
  expect((after.metres - before.metres) / 42).toBeGreaterThan(9);
  expect((after.metres - before.metres) / 42).toBeLessThan(19);
  expect(await patrols.play(() => false)).toBe(0);
});

test('a worker somebody has signed in as is theirs to play', async () => {
  const [worker] = await asSystem((sql) => sampleWorkers(sql, SAMPLE_TOWN));
  if (!worker) throw new Error('no worker');
  const actor = { id: worker.id, roles: ['patrol'], unitIds: [], areaCodes: [] } as const;
  await inTown(app.world.sql, SAMPLE_TOWN, actor, (sql) =>
    startRound(
      sql,
      { townId: SAMPLE_TOWN, actor, now: new Date(at) },
      { id: crypto.randomUUID(), notice: roundNotice, hours: 4 },
    ),
  );
  at += 20_000;
  await patrols.play(() => false);
  expect((await out()).on).toBe(41);
});

test('rounds that were ended while the town was held up do not hold up its day', async () => {
  at += 5 * 3_600_000;
  await tidyRounds(app.world.ownerSql, SAMPLE_TOWN, new Date(at));
  await patrols.play(() => false);
  at += 20_000;
  await patrols.play(() => false);
  expect((await out()).on).toBeGreaterThan(30);
});

test('by night a handful is out', async () => {
  at = Date.parse('2026-11-25T18:00:00Z');
  await patrols.play(() => false);
  const { on } = await out();
  expect([on > 0, on < 10]).toEqual([true, true]);
});
