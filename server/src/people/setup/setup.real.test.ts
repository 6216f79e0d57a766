import { posts } from '@chengyun/contract/words';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';

let app: TestApp;
let first: TestPerson;
beforeAll(async () => {
  app = await testApp();
  first = await app.person({ bootstrap: true, roles: ['admin', 'intake'] });
});
afterAll(() => app.stop());

const three = {
  sysadmin: { username: 'xitong', name: '系统' },
  secadmin: { username: 'anquan', name: '安全' },
  auditor: { username: 'shenji', name: '审计' },
};

async function make(payload: object, headers: Record<string, string>) {
  const answer = await app.http.inject({ method: 'POST', url: '/api/setup/administrators', headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

test('one person is not three', async () => {
  const headers = await app.signIn(first);
  const same = { ...three, auditor: { username: 'XiTong', name: '同一人' } };
  expect(await make(same, headers)).toMatchObject({ status: 422, body: { code: 'setup.three-people' } });
});

test('nobody but the first account sets up', async () => {
  for (const standing of [{ roles: ['admin'] as const }, { post: 'sysadmin' as const }]) {
    const headers = await app.signIn(await app.person(standing));
    expect((await make(three, headers)).status).toBe(403);
  }
});

test('the first account makes the three and ends itself; each of them holds one power in every town', async () => {
  const headers = await app.signIn(first);
  const [one, two] = await Promise.all([make(three, headers), make(three, headers)]);
  const made = one.status === 201 ? one : two;
  expect([one.status, two.status].toSorted()).toEqual([
    201,
    expect.toSatisfy((status) => status === 401 || status === 409),
  ]);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  await expect(app.signIn(first)).rejects.toThrow('account.disabled');
  expect(await app.db.ownerSql`select 1 from platform.membership where user_id = ${first.id}`).toHaveLength(0);
  for (const post of posts) {
    const { username, oneTimePassword: password } = made.body[post];
    const person = { id: '', username, password };
    const mine = await app.signIn(person);
    const payload = { currentPassword: password, newPassword: 'Kleeblatt+19+Regen' };
    await app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers: mine, payload });
    const again = await app.signIn({ ...person, password: 'Kleeblatt+19+Regen' });
    const me = (await app.http.inject({ url: '/api/me', headers: again })).json();
    expect([me.user.post, me.next, me.towns[0].roles]).toEqual([post, 'enrol', [post]]);
    expect((await app.http.inject({ url: '/api/towns/test/people', headers: again })).json()['code']).toBe(
      'account.factor-to-enrol',
    );
  }
});
