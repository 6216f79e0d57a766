import type { Wall } from '@chengyun/contract/wall';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRealTown, type RealTown } from '../../cases/testing/a-real-town.ts';
import { people, unitIds } from '../../cases/testing/a-town.ts';
import { type GoalBook, openGoalBook } from '../../measures/goals/goal-book.ts';
import { openCatalogue, type TownMeasures } from '../../measures/plan/catalogue.ts';
import type { Actor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type AskingWall, answerWall } from './answer-wall.ts';
import { commandOf } from './command.ts';
import type { Telling } from './figure.ts';
import { keepAnswers } from './keep.ts';
import { pointsOf } from './points.ts';
import { replayOf } from './replay.ts';

let town: RealTown;
let ground: Ground;
let measures: TownMeasures;
let book: GoalBook;
let first: string;
let second: string;
const at = (clock: string) => new Date(`2026-04-27T${clock}:00+08:00`);

/** Two cases: one is reported at nine, dispatched at ten, asked to be voided at eleven; the other is reported at half past ten. */
beforeAll(async () => {
  town = await aRealTown();
  const category = { taxonomy: 'small', code: '02' };
  town.at(at('09:00'));
  first = await town.report(people.intake, { position: [120.5, 31.5] });
  await town.act(first, 'file', { category }, people.intake);
  town.at(at('10:00'));
  await town.act(first, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  town.at(at('10:30'));
  second = await town.report(people.intake, { position: [120.6, 31.6] });
  town.at(at('11:00'));
  await town.act(first, 'ask_void', { reason: '重复' }, people.dispatcher);
  ground = await town.loop.grounds.of('test');
  measures = (await openCatalogue())(ground);
  book = await openGoalBook();
}, 60_000);
afterAll(() => town.db.close());

function telling<T>(actor: Actor, now: Date, work: (telling: Telling) => Promise<T>): Promise<T> {
  return town.as(actor, (sql) => work({ sql, ground, measures, actor, now, cases: {} }));
}

function wall(actor: Actor, now: Date): Promise<Wall> {
  return answerWall(
    asking(actor, now),
    keepAnswers(() => now.getTime()),
  );
}

function asking(actor: Actor, now: Date): AskingWall {
  return {
    ...{ townId: 'test', actor, scene: 'town', ground, measures, book, now },
    inTown: (work) => town.as(actor, work),
    onTrouble: (error) => {
      throw error;
    },
  };
}

test('a past moment is told as the desks saw it then', async () => {
  const then = (clock: string) => telling(people.chief, at('12:00'), (one) => replayOf(one, at(clock)));
  const states = async (clock: string) => (await then(clock)).cases.map(({ id, state }) => [id, state]);
  expect(await states('08:59')).toEqual([]);
  expect(await states('09:30')).toEqual([[first, 'filed']]);
  expect(await states('10:15')).toEqual([[first, 'dispatched']]);
  expect((await states('10:45')).map(([id]) => id)).toEqual([second, first]);
  expect(await then('10:45')).toMatchObject({ reported: 2, filed: 1, closed: 0, open: 2, alarms: 0 });
});

test('a day’s flow is that of its measures, and each figure says where its list is', async () => {
  const { left, ribbon } = await wall(people.chief, at('12:00'));
  const [reported, filed, handling, , late] = left[0]?.figures ?? [];
  expect([reported?.value, filed?.value, handling?.value, late?.value]).toEqual([2, 1, 1, 0]);
  expect(reported?.opens).toEqual({ to: 'measures', id: 'loop.reported', search: { from: '2026-04-27' } });
  expect(handling?.opens).toEqual({ to: 'desk', id: null, search: { state: 'dispatched,handling' } });
  expect(ribbon?.reported.reduce((sum, n) => sum + n, 0)).toBe(2);
  expect(ribbon?.total).toMatchObject({
    value: 2,
    opens: { to: 'measures', id: 'loop.reported', search: { from: '2026-04-26', 'in-from': ribbon?.from } },
  });
});

test('what was ended today stands beside what was due to close so far; what has time left is not due', async () => {
  const ended = async (now: Date) => (await wall(people.chief, now)).left[0]?.figures[3];
  expect(await ended(at('12:00'))).toMatchObject({ value: 0, target: 0 });
  const [row] = await town.db.ownerSql<{ close_at: Date | null }[]>`
    select close_at from town_test.case_fact where case_id = ${first}`;
  if (!row?.close_at) throw new Error('the case has no time limit');
  const after = new Date(row.close_at.getTime() + 60_000);
  expect(await ended(after)).toMatchObject({ value: 0, target: 1, opens: { to: 'measures', id: 'loop.on-time' } });
});

test('who sees a part of the town sees a part on the wall, the past included', async () => {
  const unit = people.roads;
  const points = await telling(unit, at('12:00'), pointsOf);
  expect([points.open.value, points.cases.map(({ id }) => id)]).toEqual([1, [first]]);
  expect((await telling(unit, at('12:00'), (one) => replayOf(one, at('10:45')))).cases).toHaveLength(1);
  await expect(telling(unit, at('12:00'), (one) => commandOf(one, { kind: 'case', id: second }))).rejects.toThrow();
});

test('a screen of a hall sees the whole town', async () => {
  const screen: Actor = { id: 'kiosk:1', roles: ['kiosk'], unitIds: [], areaCodes: [] };
  expect((await telling(screen, at('12:00'), pointsOf)).open.value).toBe(2);
  const command = await telling(screen, at('12:00'), (one) => commandOf(one, { kind: 'case', id: first }));
  expect(command.done.map(({ action }) => action)).toEqual(['ask_void', 'dispatch', 'file', 'report']);
  expect(JSON.stringify(command)).not.toContain('重复');
});

test('goals that are behind stand on the wall of who sees the town, each opening to its own; a unit finds none', async () => {
  const goals = async (actor: Actor) => {
    const { right } = await wall(actor, at('12:00'));
    return right.find(({ id }) => id === 'goals');
  };
  await town.db.ownerSql`
    insert into town_test.goal_month (goal, month, nth, value, entered_by)
    select ${firstGoal()}, m, 1, 0.01, ${people.chief.id}
    from generate_series('2026-01-01'::date, '2026-03-01', interval '1 month') m`;
  const seen = await goals(people.chief);
  expect(seen?.total?.value).toBeGreaterThan(0);
  expect(seen?.rows.map(({ figure }) => figure?.opens)).toContainEqual({ to: 'goals', id: firstGoal(), search: {} });
  expect(await goals(people.gas)).toMatchObject({ total: null, rows: [] });
});

function firstGoal(): string {
  const [id = ''] = [...book.goals].flatMap(([key, goal]) => (goal.source.kind === 'measure' ? [] : [key]));
  return id;
}

const looks = ({ left, right }: Wall) => [...left, ...right].map(({ look }) => look);

test('a part that takes long is being counted, the others come; then it is told as before until the new one is there', async () => {
  let ms = 0;
  const keep = keepAnswers(() => ms);
  let opened = Promise.withResolvers<void>();
  let waits = true;
  const inTown: AskingWall['inTown'] = async (work) => {
    // The first part of all is made to wait.
    const holds = waits;
    waits = false;
    if (holds) await opened.promise;
    return town.as(people.chief, work);
  };
  const ask = async () => looks(await answerWall({ ...asking(people.chief, at('12:00')), inTown }, keep));
  expect((await ask()).filter((look) => look === 'counting')).toHaveLength(1);
  opened.resolve();
  await expect.poll(ask).not.toContain('counting');
  opened = Promise.withResolvers();
  [waits, ms] = [true, 60_000];
  expect(await ask()).not.toContain('counting');
  opened.resolve();
});

test('a part that cannot be counted says so alone; when the store is away the scene fails as a whole', async () => {
  const troubles: string[] = [];
  const failing = (error: Error, which: (nth: number) => boolean) => {
    let nth = 0;
    return answerWall(
      {
        ...asking(people.chief, at('12:00')),
        inTown: (work) => (which(nth++) ? Promise.reject(error) : town.as(people.chief, work)),
        onTrouble: (_, part) => troubles.push(part),
      },
      keepAnswers(() => 0),
    );
  };
  const parts = looks(await wall(people.chief, at('12:00'))).length;
  const one = await failing(new Error('a bug'), (nth) => nth === 0);
  expect(looks(one).filter((look) => look === 'failed')).toHaveLength(1);
  expect((await failing(new Error('a bug'), (nth) => nth === parts)).ribbon).toBeNull();
  expect(troubles).toEqual(['today', 'ribbon']);
  const away = Object.assign(new Error('away'), { code: 'CONNECTION_CLOSED' });
  await expect(failing(away, (nth) => nth === 0)).rejects.toThrow('away');
});

test('with no alarm open the wall says which was the last; with one open it says that one alone', async () => {
  const [device, over, open] = [v7(), v7(), v7()];
  await town.db.ownerSql`
    insert into town_test.device (id, protocol, external_id, name) values (${device}, 'mqtt', ${device}, '烟感')`;
  const insert = (id: string, state: string, raised: Date) => town.db.ownerSql`
    insert into town_test.alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times,
      first_at, last_at, raised_at, ended_at)
    values (${id}, 1, ${device}, 'fire', 'critical', 'smoke-detector', '{"zh":"火警","en":"Fire"}', '{}', ${state}, 1,
      ${raised}, ${raised}, ${raised}, ${raised})`;
  const told = async () => {
    const { right } = await wall(people.chief, at('12:00'));
    return right.find(({ id }) => id === 'alarms')?.rows.map(({ key, tone }) => [key, tone]);
  };
  await insert(over, 'cleared', at('08:00'));
  expect(await told()).toEqual([[over, 'good']]);
  await insert(open, 'raised', at('11:30'));
  expect(await told()).toEqual([[open, 'fire']]);
});

test('a camera stands on the past from its admission on, away while it was silent; another device while it had an alarm', async () => {
  const [camera, smoke, quiet] = [v7(), v7(), v7()];
  const admit = (id: string, protocol: string) => town.db.ownerSql`
    insert into town_test.device (id, protocol, external_id, name, lon, lat, admitted_at)
    values (${id}, ${protocol}, ${id}, 'x', 120.5, 31.5, ${at('06:00')})`;
  await Promise.all([admit(camera, 'frigate'), admit(smoke, 'mqtt'), admit(quiet, 'mqtt')]);
  await town.db.ownerSql`
    insert into town_test.alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, times,
      first_at, last_at, raised_at, cleared_at)
    values (${v7()}, 1, ${smoke}, 'fault', 'minor', 'smoke-detector', '{"zh":"故障","en":"Fault"}', '{}', 'cleared', 1,
      ${at('07:00')}, ${at('07:00')}, ${at('07:00')}, ${at('07:30')})`;
  await town.db.ownerSql`
    insert into town_test.device_health_past values (${camera}, 'silent', ${at('07:10')}, ${at('07:40')})`;
  await town.db.ownerSql`
    insert into town_test.device_health (device_id, kind, since) values (${camera}, 'silent', ${at('11:50')})`;
  const then = async (clock: string) =>
    (await telling(people.chief, at('12:00'), (one) => replayOf(one, at(clock)))).devices
      .filter(({ id }) => [camera, smoke, quiet].includes(id))
      .map(({ of, look }) => [of, look])
      .toSorted();
  expect(await then('05:59')).toEqual([]);
  expect(await then('07:05')).toEqual([
    ['cameras', 'ok'],
    ['devices', 'fault'],
  ]);
  expect(await then('07:20')).toEqual([
    ['cameras', 'offline'],
    ['devices', 'fault'],
  ]);
  expect(await then('07:40')).toEqual([['cameras', 'ok']]);
  expect(await then('11:50')).toEqual([['cameras', 'offline']]);
});

test('patrols on the road and what they found today, each figure with its list; before either there is none', async () => {
  const patrols = async (now: Date) => {
    const { right } = await wall(people.chief, now);
    return right.find(({ id }) => id === 'patrols')?.figures.map(({ value, opens }) => [value, opens]);
  };
  expect(await patrols(at('11:00'))).toEqual([]);
  town.at(at('11:40'));
  const found = await town.report(people.patrol);
  await town.db.ownerSql`update town_test.cases set source = 'patrol' where id = ${found}`;
  await aRound(at('11:00'));
  const search = { source: 'patrol', from: '2026-04-26T16:00:00.000Z' };
  expect(await patrols(at('12:50'))).toEqual([
    [1, { to: 'patrols', id: null, search: { state: 'on' } }],
    [1, { to: 'desk', id: null, search }],
  ]);
});

/** A round of somebody that began then, heard of each ten minutes, a step to the north each time. */
async function aRound(from: Date): Promise<string> {
  const id = v7();
  const [, lat] = [120.5, 31.5];
  await town.db.ownerSql`
    insert into town_test.patrol_round (id, worker_id, unit_id, consent, started_at, until, heard_at, lon, lat, accuracy, quiet)
    values (${id}, ${id}, ${unitIds.roads}, 'test', ${from}, ${from}::timestamptz + interval '4 hours', ${from}, 120.5, ${lat}, 5, false)`;
  await town.db.ownerSql`
    insert into town_test.patrol_point select ${id}, ${from}::timestamptz + make_interval(mins => 10 * n), 120.5, 31.5 + n * 0.001, 5
    from generate_series(0, 6) n`;
  return id;
}

test('a patrol stands on the past with the half hour before, without a name, and on no screen of a hall', async () => {
  const id = await aRound(at('09:00'));
  const then = async (actor: Actor, clock: string) =>
    (await telling(actor, at('12:00'), (one) => replayOf(one, at(clock)))).patrols.filter((one) => one.id === id);
  expect(await then(people.chief, '08:59')).toEqual([]);
  expect(await then(people.chief, '09:45')).toEqual([
    { id, position: [120.5, 31.504], trail: [2, 3, 4].map((n) => [120.5, 31.5 + n * 0.001]) },
  ]);
  expect(await then(people.chief, '10:30')).toEqual([]);
  expect(await then({ id: 'kiosk:1', roles: ['kiosk'], unitIds: [], areaCodes: [] }, '09:45')).toEqual([]);
});

test('whoever is near is told first of what is near, and a patrol itself opens', async () => {
  const id = await aRound(at('11:30'));
  const near = await telling(people.chief, at('12:00'), (one) => commandOf(one, { kind: 'case', id: first }));
  expect(near.near.map(({ kind }) => kind)).toContain('patrol');
  const own = await telling(people.chief, at('12:00'), (one) => commandOf(one, { kind: 'patrol', id }));
  expect(own).toMatchObject({ state: 'heard', position: [120.5, 31.5], caseId: null });
  expect(own.duty.map(({ unit }) => unit)).toContain('roads');
});

test('of more open cases than a map shows alone those that are late come first', async () => {
  const { ownerSql } = town.db;
  const shown = async () =>
    (await telling(people.chief, at('12:00'), (one) => pointsOf(one, 1))).cases.map(({ id, lamp }) => [id, lamp]);
  await ownerSql`update town_test.cases set lamp = case id when ${first} then 'red' else 'yellow' end where lon is not null`;
  expect(await shown()).toEqual([[first, 'red']]);
  await ownerSql`update town_test.cases set lamp = 'green' where id = ${first}`;
  expect(await shown()).not.toEqual([[first, 'green']]);
});
