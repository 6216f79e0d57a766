import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { casesStage } from '../cases.ts';
import { settle } from '../testing/a-real-town.ts';

let app: TestApp;
beforeAll(async () => {
  const start: typeof casesStage.start = async (world) => {
    await settle(world.ownerSql);
    return casesStage.start(world);
  };
  app = await testApp({ stages: [{ ...casesStage, start }] });
});
afterAll(() => app.stop());

type Role = 'intake' | 'dispatcher' | 'chief';

async function caller(role: Role) {
  const headers = await app.signIn(await app.person({ roles: [role] }));
  return async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await app.http.inject({
      ...{ method, url: `/api/towns/test/cases${path}`, headers },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}

const reporter = { name: '欧阳试例', phone: '13800137777' };
const wish = { reason: '来电人 13800137777 要求删除' };

test('the chief erases by the route, once, what is personal of a case that has ended; the trail tells it without the number', async () => {
  const [intake, dispatcher, chief] = [await caller('intake'), await caller('dispatcher'), await caller('chief')];
  const made = await intake('POST', '', { kind: 'ticket', source: 'phone', text: '路灯不亮', reporter });
  const id = String(made.body.id);
  expect(await chief('POST', `/${id}/erase-personal`, wish)).toMatchObject({ status: 422 });
  expect(await intake('POST', `/${id}/actions/decline`, { reason: '不属本镇' })).toMatchObject({ status: 200 });
  expect(await dispatcher('POST', `/${id}/erase-personal`, wish)).toMatchObject({ status: 403 });
  expect((await chief('GET', `/${id}`)).body).toMatchObject({ reporter: { name: '欧阳*' }, erasedAt: null });
  expect(await chief('POST', `/${id}/erase-personal`, wish)).toEqual({ status: 200, body: { erased: true } });
  expect((await chief('GET', `/${id}`)).body).toMatchObject({ reporter: null, erasedAt: expect.any(String) });
  expect(await chief('POST', `/${id}/erase-personal`, wish)).toMatchObject({ status: 422 });

  const kept = await app.db.ownerSql`select reason from town_test.erasure`;
  expect(kept).toEqual([{ reason: '来电人 *** 要求删除' }]);
  const rows = await app.db.ownerSql<{ ok: boolean; told: string }[]>`
    select ok, a::text as told from town_test.audit a where a::text like '%erase-personal%'
    union all select ok, a::text from platform.audit a where a::text like '%erase-personal%'`;
  expect(rows.map(({ ok }) => ok).toSorted()).toEqual([false, false, false, true]);
  expect(rows.filter(({ told }) => told.includes('13800137777'))).toEqual([]);
});
