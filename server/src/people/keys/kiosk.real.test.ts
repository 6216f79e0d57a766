import type { Kiosk, KioskStanding, MadeKiosk } from '@chengyun/contract/kiosk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test-app.ts';

const BASE = '/api/towns/test';
let app: TestApp;
let security: { readonly cookie: string };
beforeAll(async () => {
  app = await testApp();
  security = await app.signIn(await app.person({ post: 'secadmin' }));
}, 60_000);
afterAll(() => app.stop());

/** Lets a screen in; gives its id and the secret of its link. */
async function aScreen(): Promise<{ readonly id: string; readonly token: string }> {
  const payload = { name: '一楼大厅' };
  const answer = await app.http.inject({ method: 'POST', url: `${BASE}/kiosks`, payload, headers: security });
  expect(answer.statusCode).toBe(201);
  const made = answer.json<MadeKiosk>();
  return { id: made.kiosk.id, token: made.link.split('#kiosk=')[1] ?? '' };
}

async function open(token: string) {
  const answer = await app.http.inject({ method: 'POST', url: '/api/kiosk/open', payload: { token } });
  const [cookie] = answer.cookies;
  return { answer, headers: { cookie: cookie ? `${cookie.name}=${cookie.value}` : '' } };
}

async function renew(headers: { readonly cookie: string }) {
  const answer = await app.http.inject({ method: 'POST', url: '/api/kiosk/renew', headers });
  const [cookie] = answer.cookies;
  return { status: answer.statusCode, headers: { cookie: cookie ? `${cookie.name}=${cookie.value}` : '' } };
}

const reads = async (headers: { readonly cookie: string }, path = '/wall/reader') =>
  (await app.http.inject({ url: `${BASE}${path}`, headers })).statusCode;

test('a link opens once, and what it opens is a cookie that no script reads', async () => {
  const { token } = await aScreen();
  const first = await open(token);
  expect(first.answer.json<KioskStanding>()).toMatchObject({ town: 'test', name: '一楼大厅' });
  expect(first.answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api' });
  const again = await open(token);
  expect([again.answer.statusCode, again.answer.json()['code']]).toEqual([401, 'people.kiosk-invalid']);
});

test('a screen reads the wall and nothing else, and writes nothing', async () => {
  const { headers } = await open((await aScreen()).token);
  expect(await reads(headers)).toBe(200);
  const other = await app.http.inject({ url: `${BASE}/kiosks`, headers });
  expect([other.statusCode, other.json()['code']]).toEqual([403, 'people.kiosk-only-wall']);
  const made = await app.http.inject({ method: 'POST', url: `${BASE}/kiosks`, payload: { name: 'x' }, headers });
  expect(made.statusCode).toBe(403);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
});

test('a screen renews its token by itself: the old one holds until the new one is used, then no more', async () => {
  const first = (await open((await aScreen()).token)).headers;
  const second = await renew(first);
  expect(second.status).toBe(200);
  expect(await reads(first)).toBe(200);
  expect(await reads(second.headers)).toBe(200);
  expect(await reads(first)).toBe(401);
  const third = await renew(second.headers);
  expect(await reads(third.headers)).toBe(200);
});

test('an answer that was lost on the way shuts no screen out', async () => {
  const first = (await open((await aScreen()).token)).headers;
  await renew(first);
  const second = await renew(first);
  expect([second.status, await reads(second.headers)]).toEqual([200, 200]);
});

test('a screen that was shut out is out at once and for good', async () => {
  const { id, token } = await aScreen();
  const { headers } = await open(token);
  expect(await reads(headers)).toBe(200);
  const answer = await app.http.inject({ method: 'DELETE', url: `${BASE}/kiosks/${id}`, headers: security });
  expect(answer.json<Kiosk>().revokedAt).not.toBeNull();
  expect([await reads(headers), (await renew(headers)).status]).toEqual([401, 401]);
});

test('only a security administrator lets a screen in, also where no route stands before', async () => {
  const system = await app.signIn(await app.person({ post: 'sysadmin' }));
  const answer = await app.http.inject({
    ...{ method: 'POST', url: `${BASE}/kiosks`, payload: { name: 'x' }, headers: system },
  });
  expect(answer.statusCode).toBe(403);
  await expect(
    app.db.sql`insert into platform.kiosk (id, town_id, name, hash, expires_at, created_by)
      values (gen_random_uuid(), 'test', 'x', 'x', now(), 'x')`,
  ).rejects.toThrow('only a security administrator');
});

test('neither link nor token stands in the trail', async () => {
  const { token } = await aScreen();
  const { headers } = await open(token);
  const { ownerSql } = app.db;
  const text = JSON.stringify([
    await ownerSql`select * from platform.audit`,
    await ownerSql`select * from town_test.audit`,
  ]);
  expect(text).toContain('kiosk');
  expect([text.includes(token), text.includes(headers.cookie.split('=')[1] ?? 'x')]).toEqual([false, false]);
});
