import Type from 'typebox';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from './actor.ts';
import { inTown } from './in-town.ts';
import type { Stage } from './stage.ts';
import { type TestApp, testApp } from './test-app.ts';
import { type TownApp, townRoute } from './town-route.ts';

const things: Stage = { name: 'things', start: () => ({ routes: thingRoutes }) };
const [unitA, unitB, below] = [v7(), v7(), v7()];
const [caseA, caseB, caseBelow] = [v7(), v7(), v7()];
let app: TestApp;

/** A stage of the test's own: its routes count, write and read as those of any stage do. */
function thingRoutes(towns: TownApp): void {
  const Answer = Type.Object({ id: Type.String() });
  townRoute(towns, {
    ...{ method: 'POST', url: '/things', tag: 'things', summary: 'make', roles: ['intake'], status: 201 },
    schema: { body: Type.Object({ name: Type.String() }), answer: Answer },
    takes: ['Idempotency-Key'],
    handler: ({ once, actor }) =>
      once(async (sql) => {
        await sql`insert into saved_view (id, owner_id, name, query) values (${v7()}, ${actor.id}, 'made', '')`;
        await sql`select pg_sleep(0.05)`;
        return { id: v7() };
      }),
  });
  townRoute(towns, {
    ...{ method: 'GET', url: '/things', tag: 'things', summary: 'cases seen', roles: 'any' },
    schema: { answer: Type.Array(Type.String()) },
    handler: ({ inTown: open }) =>
      open(async (sql) => (await sql<{ id: string }[]>`select id from cases order by id`).map((row) => row.id)),
  });
}

beforeAll(async () => {
  app = await testApp({ stages: [things] });
  await inTown(app.db.ownerSql, 'test', systemActor, async (sql) => {
    await sql`insert into unit (id, code, name, kind, parent_id) values
      (${unitA}, 'a', '甲', 'office', null), (${unitB}, 'b', '乙', 'office', null), (${below}, 'c', '丙', 'office', ${unitA})`;
    for (const [id, unit] of [
      [caseA, unitA],
      [caseB, unitB],
      [caseBelow, below],
    ] as const) {
      await sql`insert into cases (id, number, version, kind, policy_id, policy_version, source, state, title, unit_ids,
        reported_at, updated_at) values (${id}, ${id}, 1, 'k', 'p', 1, 's', 'filed', 't', ${[unit]}::uuid[],
        now(), now())`;
    }
  });
});
afterAll(() => app.stop());

function make(headers: Record<string, string>, name = 'one') {
  return app.http.inject({ method: 'POST', url: '/api/towns/test/things', headers, payload: { name } });
}

function seen(headers: Record<string, string>) {
  return app.http.inject({ url: '/api/towns/test/things', headers });
}

test('a person of one unit sees its cases and those below, and no other unit’s', async () => {
  const ofA = await app.signIn(await app.person({ roles: ['unit'], unitIds: [unitA] }));
  const ofB = await app.signIn(await app.person({ roles: ['unit'], unitIds: [unitB] }));
  expect((await seen(ofA)).json()).toEqual([caseA, caseBelow].toSorted());
  expect((await seen(ofB)).json()).toEqual([caseB]);
});

test('a key sees what its roles and units allow', async () => {
  expect((await seen(await app.key({ roles: ['unit'], unitIds: [unitB] }))).json()).toEqual([caseB]);
  expect((await seen(await app.key({ roles: ['leader'] }))).json()).toHaveLength(3);
});

test('who is nobody, of no town, or without the role is refused before the input is looked at', async () => {
  const stranger = await app.signIn(await app.person());
  expect((await make({})).json()['code']).toBe('not-signed-in');
  expect((await make({ authorization: 'Bearer cy_nonsense' })).json()['code']).toBe('people.key-invalid');
  expect((await make(stranger)).json()['code']).toBe('people.not-of-town');
  const unit = await app.key({ roles: ['unit'] });
  const answer = await app.http.inject({ method: 'POST', url: '/api/towns/test/things', headers: unit, payload: {} });
  expect([answer.statusCode, answer.json()['code']]).toEqual([403, 'forbidden']);
});

test('an installation’s administrator administers every town there is and none that is not', async () => {
  const headers = await app.signIn(await app.person({ bootstrap: true }));
  expect((await seen(headers)).json()).toHaveLength(3);
  const other = await app.http.inject({ url: '/api/towns/nowhere/things', headers });
  expect(other.json()['code']).toBe('people.not-of-town');
});

test('a page of another site cannot act with the reader’s cookie, our own pages and programs can', async () => {
  const session = await app.signIn(await app.person({ roles: ['intake'] }));
  const key = await app.key({ roles: ['intake'] });
  const status = async (headers: Record<string, string>) => (await make(headers)).statusCode;
  expect(await status({ ...session, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ ...session, 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ ...session, origin: 'https://evil.example' })).toBe(403);
  expect(await status({ ...session, origin: 'null' })).toBe(403);
  expect(await status({ ...session, 'sec-fetch-site': 'same-origin' })).toBe(201);
  expect(await status({ ...session, origin: 'http://localhost:8080', host: 'localhost:8080' })).toBe(201);
  expect(await status({ ...key, 'sec-fetch-site': 'cross-site' })).toBe(201);
});

test('a read-only key reads and does not write', async () => {
  const key = await app.key({ roles: ['intake'], scopes: ['read'] });
  expect((await seen(key)).statusCode).toBe(200);
  expect((await make(key)).json()['code']).toBe('read-only-key');
});

test('ten equal requests at once act once and all get the same answer', async () => {
  const headers = { ...(await app.key({ roles: ['intake'] })), 'idempotency-key': v7() };
  const made = () => app.db.ownerSql`select 1 from town_test.saved_view where name = 'made'`;
  const { length: before } = await made();
  const answers = await Promise.all(Array.from({ length: 10 }, () => make(headers)));
  expect((await made()).length - before).toBe(1);
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([201]));
  expect(new Set(answers.map((answer) => answer.json()['id'])).size).toBe(1);
  expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')).toHaveLength(9);
});

test('a key reused for other content is refused, and another caller’s equal key is another key', async () => {
  const shared = { 'idempotency-key': 'order-1' };
  const one = await app.key({ roles: ['intake'] });
  const first = await make({ ...one, ...shared });
  expect((await make({ ...one, ...shared }, 'two')).json()['code']).toBe('key-reused');
  const other = await make({ ...(await app.key({ roles: ['intake'] })), ...shared });
  expect([first.statusCode, other.statusCode]).toEqual([201, 201]);
  expect(other.json()['id']).not.toBe(first.json()['id']);
});

test('a request that failed leaves its key free', async () => {
  const headers = { ...(await app.key({ roles: ['intake'] })), 'idempotency-key': v7() };
  const bad = await app.http.inject({ method: 'POST', url: '/api/towns/test/things', headers, payload: {} });
  expect([bad.statusCode, (await make(headers)).statusCode]).toEqual([400, 201]);
});

test('answers are in the language the request asks for, else in that of the account', async () => {
  const person = await app.person({ roles: ['unit'] });
  const headers = await app.signIn(person);
  const title = async (more = {}) => (await make({ ...headers, ...more })).json()['title'];
  expect([await title(), await title({ 'accept-language': 'en' })]).toEqual(['无权操作', 'Not permitted']);
  await app.http.inject({ method: 'PATCH', url: '/api/me', headers, payload: { locale: 'en' } });
  expect([await title(), await title({ 'accept-language': 'zh-CN' })]).toEqual(['Not permitted', '无权操作']);
});
