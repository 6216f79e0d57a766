import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test-app.ts';

let app: TestApp;
let clock = Date.now();
beforeAll(async () => {
  app = await testApp({ now: () => new Date(clock) });
});
afterAll(() => app.stop());

function tryIn(username: string, password: string, headers: Record<string, string> = {}) {
  const payload = { username, password };
  return app.http.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload, headers });
}

test('a person signs in whatever the case and width of the name, and is told who they are', async () => {
  const person = await app.person({ roles: ['dispatcher'], username: 'wang' });
  const answer = await tryIn(' ＷＡＮＧ ', person.password);
  expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true, mustChangePassword: false, next: null }]);
  expect(String(answer.headers['set-cookie'])).toMatch(/^chengyun\.session_token=.*HttpOnly; SameSite=Lax$/);
  const me = await app.http.inject({ url: '/api/me', headers: await app.signIn(person) });
  expect(me.json()).toEqual({
    user: {
      ...{ id: person.id, name: expect.any(String), username: 'wang', locale: null },
      ...{ post: null, bootstrap: false, sample: false },
    },
    ...{ mustChangePassword: false, next: null, passwordEnds: expect.any(String), idleMinutes: 30 },
    towns: [
      {
        ...{ id: 'test', name: { zh: '测试镇', en: 'Test Town' }, sample: false, zone: 'Asia/Shanghai' },
        ...{ roles: ['dispatcher'], units: [], areaCodes: [], areas: [], progress: null },
        ...{ center: [120.5, 31.2], bbox: [120.4, 31.1, 120.6, 31.3] },
      },
    ],
  });
});

test('over https the cookie is sent over https only', async () => {
  const { username, password } = await app.person();
  const answer = await tryIn(username, password, { 'x-forwarded-proto': 'https' });
  expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/);
});

test('an unknown name and a wrong password are refused alike', async () => {
  const { username } = await app.person();
  const wrong = await tryIn(username, 'Wrong-Password-1');
  const unknown = await tryIn('nobody-here', 'Wrong-Password-1');
  expect([wrong.statusCode, wrong.json()['code']]).toEqual([401, 'account.wrong-password']);
  expect(unknown.json()).toEqual(wrong.json());
});

test('five wrong tries lock the account for that address, sent one by one or all at once', async () => {
  const { username, password } = await app.person();
  const tries = await Promise.all(Array.from({ length: 8 }, () => tryIn(username, 'Wrong-Password-1')));
  expect(tries.map((answer) => answer.statusCode).toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  const right = await tryIn(username, password, { 'accept-language': 'en' });
  expect(right.statusCode).toBe(429);
  expect(right.json()['detail']).toContain(`"${username}" is locked for 30 more minutes`);
  expect(Number(right.headers['retry-after'])).toBeGreaterThan(1700);
});

test('a lock ends after half an hour', async () => {
  const { username, password } = await app.person();
  for (let n = 0; n < 6; n++) await tryIn(username, 'Wrong-Password-1');
  await app.db.ownerSql`update platform.sign_in_try set at = at - interval '31 minutes' where username = ${username}`;
  expect((await tryIn(username, password)).statusCode).toBe(200);
});

test('a disabled account is refused by name once its password is right, and its sessions end', async () => {
  const person = await app.person({ roles: ['dispatcher'] });
  const headers = await app.signIn(person);
  await app.db.ownerSql`update platform.person set disabled = true where id = ${person.id}`;
  expect((await tryIn(person.username, 'Wrong-Password-1')).json()['code']).toBe('account.wrong-password');
  expect((await tryIn(person.username, person.password)).json()['code']).toBe('account.disabled');
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
});

test('after signing out the session is gone', async () => {
  const headers = await app.signIn(await app.person());
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(200);
  expect((await app.http.inject({ method: 'POST', url: '/api/auth/sign-out', headers })).statusCode).toBe(200);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
});

test('a cookie with a forged signature is nobody', async () => {
  const { cookie } = await app.signIn(await app.person());
  const forged = cookie.replace(/.{6}$/, 'AAAA%3D');
  expect((await app.http.inject({ url: '/api/me', headers: { cookie: forged } })).statusCode).toBe(401);
});

const me = async (headers: Record<string, string>) => (await app.http.inject({ url: '/api/me', headers })).statusCode;
const MINUTE = 60_000;

test('a session ends twelve hours after the sign-in however much it is used', async () => {
  const headers = await app.signIn(await app.person());
  const begun = clock;
  for (let minutes = 25; minutes <= 11 * 60 + 55; minutes += 25) {
    clock = begun + minutes * MINUTE;
    expect([minutes, await me(headers)]).toEqual([minutes, 200]);
  }
  clock = begun + 12 * 60 * MINUTE + MINUTE;
  expect(await me(headers)).toBe(401);
  clock = Date.now();
});

test('a session unused for half an hour ends, a used one goes on', async () => {
  const headers = await app.signIn(await app.person());
  clock += 29 * MINUTE;
  expect(await me(headers)).toBe(200);
  clock += 29 * MINUTE;
  expect(await me(headers)).toBe(200);
  clock += 31 * MINUTE;
  expect(await me(headers)).toBe(401);
  clock = Date.now();
});

test('a session of one of the three administrators ends after a quarter of an hour without use', async () => {
  const headers = await app.signIn(await app.person({ roles: ['secadmin'] }));
  clock += 14 * MINUTE;
  expect(await me(headers)).toBe(200);
  clock += 16 * MINUTE;
  expect(await me(headers)).toBe(401);
  clock = Date.now();
});

test('nothing else of the accounts library is reachable', async () => {
  for (const path of [
    'sign-up/email',
    'sign-in/email',
    'update-user',
    'delete-user',
    'list-sessions',
    'reset-password',
  ]) {
    const answer = await app.http.inject({ method: 'POST', url: `/api/auth/${path}`, payload: {} });
    expect([path, answer.statusCode]).toEqual([path, 404]);
  }
});

test('the ordinary role can read neither a password hash nor a session token', async () => {
  await expect(app.db.sql`select password from platform.credential`).rejects.toThrow('permission denied');
  await expect(app.db.sql`select token from platform.session`).rejects.toThrow('permission denied');
  await expect(app.db.sql`select value from platform.secret`).rejects.toThrow('permission denied');
});
