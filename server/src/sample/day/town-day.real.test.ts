import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesStage } from '../../cases/cases.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import type { World } from '../../support/world.ts';
import { createSampleTown, SAMPLE_TOWN } from '../create-sample-town.ts';
import { openDay } from './start-days.ts';
import { playRound } from './town-day.ts';

const MINUTE = 60_000;
const midnight = Date.parse('2026-11-24T16:00:00Z');
let at = midnight + 7 * 60 * MINUTE;
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await testApp({ stages: [{ ...casesStage, start: async () => ({}) }] });
  world = { ...app.world, now: () => new Date(at) };
  await createSampleTown(world, 'none');
});
afterAll(() => app.stop());

const rows = () =>
  inTown(world.sql, SAMPLE_TOWN, systemActor, async (sql) => {
    const [row] = await sql<{ cases: number; closed: number; people: number; early: number; late: number }[]>`
      select count(distinct c.id)::int as cases, count(distinct c.id) filter (where c.state = 'closed')::int as closed,
        count(distinct j.actor_id)::int as people, count(*) filter (where j.at < ${new Date(midnight)})::int as early,
        count(*) filter (where j.at > ${new Date(at)})::int as late
      from cases c join journal j on j.case_id = c.id`;
    return row ?? { cases: 0, closed: 0, people: 0, early: 0, late: 0 };
  });

async function playFor(minutes: number) {
  const day = await openDay(world, SAMPLE_TOWN);
  for (const end = at + minutes * MINUTE; at < end; at += MINUTE) while (await playRound(day, () => false));
}

test('a server that was down finds today as it would have become, and a second look adds nothing', async () => {
  await playFor(1);
  const first = await rows();
  expect(first.cases).toBeGreaterThan(60);
  expect(first.closed).toBeGreaterThan(10);
  expect([first.early, first.late]).toEqual([0, 0]);
  at -= MINUTE;
  await playFor(1);
  expect(await rows()).toEqual(first);
});

test('the day goes on by what people do: reports come, desks answer, and cases are closed', async () => {
  const before = await rows();
  await playFor(15);
  const after = await rows();
  expect(after.cases).toBeGreaterThan(before.cases + 5);
  expect(after.closed).toBeGreaterThan(before.closed);
  expect(after.people).toBeGreaterThan(20);
  expect(after.late).toBe(0);
});
