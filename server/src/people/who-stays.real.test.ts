import Type from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { type TestApp, testApp } from './test-app.ts';
import { townRoute } from './town-route.ts';

let app: TestApp;
let last: Caller | undefined;
beforeAll(async () => {
  const start = async () => ({
    routes: (into: Parameters<typeof townRoute>[0]) =>
      townRoute(into, {
        ...{ method: 'GET', url: '/who', summary: 'Tells who calls', tag: 'test', roles: 'any' },
        schema: { answer: Type.Object({}) },
        handler: async ({ caller }) => {
          last = caller;
          return {};
        },
      }),
    stop: async () => {},
  });
  app = await testApp({ stages: [{ name: 'test', refusals: {}, start }] });
});
afterAll(() => app.stop());

async function letIn(headers: { cookie: string } | { authorization: string }): Promise<Caller> {
  const answer = await app.http.inject({ url: '/api/towns/test/who', headers });
  if (!last) throw new Error(answer.body);
  return last;
}

const stay = (...callers: readonly Caller[]) =>
  app.app.people.callers.stay(callers.map((caller) => ({ townId: 'test', caller })));

test('who signs out, loses a role or is disabled, and whose key is revoked, does not stay; all others do', async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => app.person({ roles: ['intake', 'dispatcher'] })));
  const callers: Caller[] = [];
  const cookies: { cookie: string }[] = [];
  for (const person of people) {
    cookies.push(await app.signIn(person));
    callers.push(await letIn(cookies.at(-1) ?? { cookie: '' }));
  }
  const key = await letIn(await app.key({ roles: ['dispatcher'] }));
  expect(await stay(...callers, key)).toEqual([true, true, true, true, true]);
  await app.http.inject({ method: 'POST', url: '/api/auth/sign-out', headers: cookies[0] ?? {} });
  const sql = app.db.ownerSql;
  await sql`update platform.membership set roles = '{intake}' where user_id = ${people[1]?.id ?? ''}`;
  await sql`update platform.person set disabled = true, disabled_because = 'hand' where id = ${people[2]?.id ?? ''}`;
  await sql`update platform.api_key set revoked_at = now()`;
  expect(await stay(...callers, key)).toEqual([false, false, false, true, false]);
});
