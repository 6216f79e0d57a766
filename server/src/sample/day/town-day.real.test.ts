import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesStage } from '../../cases/cases.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import type { World } from '../../support/world.ts';
import { createSampleTown, SAMPLE_TOWN } from '../create-sample-town.ts';
import { attendAlarms } from './attend-alarms.ts';
import { openDay } from './start-days.ts';
import { playRound } from './town-day.ts';

const MINUTE = 60_000;
const midnight = Date.parse('2026-11-24T16:00:00Z');
let at = midnight + 450 * MINUTE;
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

test('a server that was down finds today as it would have become, and a second look adds no case', async () => {
  await playFor(1);
  const first = await rows();
  expect(first.cases).toBeGreaterThan(60);
  expect(first.closed).toBeGreaterThan(10);
  expect([first.early, first.late]).toEqual([0, 0]);
  at -= MINUTE;
  await playFor(1);
  const { cases, early, late } = await rows();
  expect([cases, early, late]).toEqual([first.cases, 0, 0]);
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

test('an alarm is taken note of, judged and, once it is over, cleared by the duty officers', async () => {
  const [device, alarm] = [v7(), v7()];
  const raised = new Date(at);
  await world.ownerSql`
    insert into town_qingxi.device (id, protocol, external_id, name) values (${device}, 'mqtt', ${device}, 'smoke')`;
  await world.ownerSql`
    insert into town_qingxi.alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times,
      first_at, last_at, raised_at, ended_at)
    values (${alarm}, 1, ${device}, 'fire', 'critical', 'smoke-detector', '{"zh":"火警","en":"Fire"}', '{}', 'raised', 1,
      ${raised}, ${raised}, ${raised}, ${raised})`;
  const day = await openDay(world, SAMPLE_TOWN);
  for (let minute = 0; minute < 70; minute += 1, at += MINUTE) await attendAlarms(day.world, day.log);
  const lines = await world.ownerSql<{ action: string; actor_role: string }[]>`
    select action, actor_role from town_qingxi.alarm_journal where alarm_id = ${alarm} order by seq`;
  expect(lines.map(({ action }) => action)).toEqual(['ack', expect.stringMatching(/^(false|confirm)$/), 'clear']);
  // What was over when it was found false is cleared by itself.
  const byItself = lines[1]?.action === 'false';
  const roles = ['dispatcher', 'dispatcher', byItself ? 'system' : 'dispatcher'];
  expect(lines.map(({ actor_role }) => actor_role)).toEqual(roles);
});
