import { type Round, type RoundPosition, roundNotice } from '@chengyun/contract/round';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitIds } from '../cases/testing/a-town.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import { roundsStage } from './rounds-stage.ts';
import { dropOldRounds, tidyRounds } from './tidy.ts';

type Headers = Readonly<Record<string, string>>;

let app: TestApp;
let desk: Headers;
beforeAll(async () => {
  app = await testApp({ stages: [roundsStage] });
  for (const [name, id] of Object.entries(unitIds))
    await app.db.ownerSql`insert into town_test.unit (id, code, name, kind) values (${id}, ${name}, ${name}, 'zone')`;
  desk = await app.key({ roles: ['dispatcher'] });
}, 60_000);
afterAll(() => app.stop());

async function worker(unitId: string = unitIds.roads): Promise<Headers> {
  return app.signIn(await app.person({ roles: ['patrol'], unitIds: [unitId] }));
}

async function post(headers: Headers, path: string, payload: object) {
  const answer = await app.http.inject({ method: 'POST', url: `/api/towns/test${path}`, headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

async function get(headers: Headers, path: string) {
  const answer = await app.http.inject({ url: `/api/towns/test${path}`, headers });
  return { status: answer.statusCode, body: answer.json() };
}

async function start(headers: Headers, hours = 4): Promise<string> {
  const { status, body } = await post(headers, '/rounds', { notice: roundNotice, hours });
  expect([status, body.endedAt, body.position]).toEqual([201, null, null]);
  // It began a while ago, so that positions of the last minutes are of it.
  await app.db.ownerSql`
    update town_test.patrol_round set started_at = started_at - interval '10 minutes' where id = ${body.id}`;
  return body.id;
}

/** A position some seconds ago, so many steps of 11 metres to the north of the town's middle. */
function seen(secondsAgo: number, steps = 0): RoundPosition {
  const at = new Date(Date.now() - secondsAgo * 1000).toISOString();
  return { at, position: [120.5, 31.2 + steps * 0.0001], accuracy: 8 };
}

const idsOf = (list: { readonly rounds: readonly Round[] }) => list.rounds.map(({ id }) => id);
test('a round tells where it is while it is on; when it has ended it is nowhere, and its way is kept', async () => {
  const own = await worker();
  const id = await start(own);
  const sent = await post(own, `/rounds/${id}/positions`, { positions: [seen(60), seen(40, 2), seen(20, 4)] });
  expect([sent.status, sent.body.metres, sent.body.position]).toEqual([200, 44, seen(0, 4).position]);
  expect((await get(own, '/rounds/mine')).body.round.id).toBe(id);

  const ended = await post(own, `/rounds/${id}/end`, {});
  expect([ended.status, ended.body.endedBy, ended.body.position]).toEqual([200, 'worker', null]);
  expect((await get(own, '/rounds/mine')).body).toEqual({ round: null });
  expect((await get(desk, `/rounds/${id}/track`)).body.points).toHaveLength(3);
  const late = await post(own, `/rounds/${id}/positions`, { positions: [seen(0)] });
  expect([late.status, late.body.code]).toEqual([409, 'rounds.ended']);
});

test('the desk and the unit’s own see a round; colleagues and other units do not, and a screen of a hall no names', async () => {
  const id = await start(await worker());
  const sees = async (headers: Headers) => [
    idsOf((await get(headers, '/rounds')).body).includes(id),
    (await get(headers, `/rounds/${id}`)).status,
    (await get(headers, `/rounds/${id}/track`)).status,
  ];
  expect(await sees(desk)).toEqual([true, 200, 200]);
  expect(await sees(await app.key({ roles: ['unit'], unitIds: [unitIds.roads] }))).toEqual([true, 200, 200]);
  expect(await sees(await app.key({ roles: ['unit'], unitIds: [unitIds.water] }))).toEqual([false, 404, 404]);
  expect(await sees(await worker())).toEqual([false, 404, 404]);
});

test('who looks where somebody went stands in the trail, with whose way it was; what the phone tells does not', async () => {
  const own = await worker();
  const id = await start(own);
  await post(own, `/rounds/${id}/positions`, { positions: [seen(20)] });
  await get(desk, `/rounds/${id}/track`);
  const rows = await app.db.ownerSql<{ kind: string; action: string }[]>`
    select kind, action from town_test.audit where object_id = ${id} order by audit_id`;
  expect(rows.map(({ kind, action }) => [kind, action])).toEqual([['look', 'GET /rounds/:id/track']]);
});

test('nobody is followed without the notice agreed to, and none without a unit', async () => {
  const own = await worker();
  expect((await post(own, '/rounds', { hours: 4 })).status).toBe(400);
  expect((await post(own, '/rounds', { notice: 'another', hours: 4 })).status).toBe(400);
  const loose = await app.signIn(await app.person({ roles: ['patrol'] }));
  const refused = await post(loose, '/rounds', { notice: roundNotice, hours: 4 });
  expect([refused.status, refused.body.code]).toEqual([422, 'rounds.no-unit']);
});

test('a second start ends the first, batches come no closer than five seconds, and nobody speaks for another', async () => {
  const own = await worker();
  const [first, second] = [await start(own), await start(own)];
  expect((await get(desk, `/rounds/${first}`)).body.endedBy).toBe('worker');
  const send = (headers: Headers) => post(headers, `/rounds/${second}/positions`, { positions: [seen(20)] });
  expect((await send(await worker())).status).toBe(404);
  expect((await send(own)).status).toBe(200);
  const soon = await send(own);
  expect([soon.status, soon.body.code]).toEqual([429, 'rounds.too-often']);
  expect((await post(own, `/rounds/${second}/positions`, { positions: Array(61).fill(seen(1)) })).status).toBe(400);
});

test('a round falls quiet, then ends; one whose hours are up ends by itself; old ones go with their way', async () => {
  const own = await worker();
  const id = await start(own, 1);
  await post(own, `/rounds/${id}/positions`, { positions: [seen(20)] });
  const { ownerSql } = app.db;
  const then = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const how = async () => {
    const { body } = await get(desk, `/rounds/${id}`);
    return [body.quiet, body.endedBy];
  };
  await tidyRounds(ownerSql, 'test', then(4));
  expect(await how()).toEqual([false, null]);
  await tidyRounds(ownerSql, 'test', then(6));
  expect(await how()).toEqual([true, null]);
  await tidyRounds(ownerSql, 'test', then(46));
  expect(await how()).toEqual([false, 'silence']);

  const other = await start(await worker(), 1);
  expect((await get(desk, `/rounds/${other}`)).body.quiet).toBe(false);
  await tidyRounds(ownerSql, 'test', then(6));
  expect((await get(desk, `/rounds/${other}`)).body.quiet).toBe(true);
  await tidyRounds(ownerSql, 'test', then(61));
  expect((await get(desk, `/rounds/${other}`)).body.endedBy).toBe('time');

  await dropOldRounds(ownerSql, 'test', then(29 * 1440), 30);
  expect((await get(desk, `/rounds/${id}`)).status).toBe(200);
  await dropOldRounds(ownerSql, 'test', then(31 * 1440), 30);
  expect((await get(desk, `/rounds/${id}`)).status).toBe(404);
  const [points] = await ownerSql<{ n: number }[]>`
    select count(*)::int as n from town_test.patrol_point where round_id = ${id}`;
  expect(points?.n).toBe(0);
});

test('rounds go out as a file with the filters of the page, and no position in it', async () => {
  const own = await worker();
  const id = await start(own);
  await post(own, `/rounds/${id}/positions`, { positions: [seen(60), seen(40, 2)] });
  const file = async (state: string) => {
    const url = `/api/towns/test/rounds/export?format=csv&state=${state}`;
    const answer = await app.http.inject({ url, headers: { ...desk, 'accept-language': 'zh' } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    return answer.body.trimEnd();
  };
  const [headings, first] = (await file('on')).replace('\uFEFF', '').split('\r\n');
  expect(headings).toBe('巡查人员,单位,开始,结束,状态,最近位置时间,路程（米）,发现件数');
  expect(first).toMatch(/,roads,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,,在岗,/);
  expect(await file('on')).not.toContain('120.5');
  await post(own, `/rounds/${id}/end`, {});
  expect(await file('ended')).toContain('本人结束');
});
