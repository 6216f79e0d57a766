import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';
import { ensureAdministrator } from './first-administrator.ts';

let app: TestApp;
let lilian: TestPerson;
beforeAll(async () => {
  app = await testApp();
  lilian = await app.person({ username: 'lilian' });
});
afterAll(() => app.stop());

const NEW = 'Kleeblatt+19+Regen';

async function change(person: TestPerson, newPassword: string, currentPassword = person.password) {
  const headers = { ...(await app.signIn(person)), 'accept-language': 'en' };
  const payload = { currentPassword, newPassword };
  return app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers, payload });
}

test('a changed password is the one that counts, and other sessions end', async () => {
  const person = await app.person();
  const elsewhere = await app.signIn(person);
  expect((await change(person, NEW)).statusCode).toBe(200);
  expect((await app.http.inject({ url: '/api/me', headers: elsewhere })).statusCode).toBe(401);
  await expect(app.signIn(person)).rejects.toThrow('wrong');
  await app.signIn({ ...person, password: NEW });
});

test.each([
  ['Ab1-xyz', 'password.short'],
  ['abcdefghijklm1', 'password.kinds'],
  ['Password1234', 'password.weak'],
  ['Lilian-2026-Xq', 'password.name'],
])('the password %s is refused as %s', async (password, code) => {
  const answer = await change(lilian, password);
  expect([answer.statusCode, answer.json()['code']]).toEqual([422, code]);
});

test('a wrong current password is refused and counts as a try', async () => {
  const person = await app.person();
  expect((await change(person, NEW, 'Wrong-Password-1')).json()['code']).toBe('password.wrong-current');
  const [row] = await app.db.ownerSql`select tries from platform.sign_in_try where username = ${person.username}`;
  expect(row).toEqual({ tries: 1 });
});

test('the first administrator gets a one-time password, may do nothing but change it, and is made once', async () => {
  const { sql } = app.db;
  const made = await ensureAdministrator(sql, app.app.people.hashing, undefined);
  expect(made).toEqual({ username: 'admin', oneTimePassword: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) });
  expect(await ensureAdministrator(sql, app.app.people.hashing, undefined)).toBeUndefined();
  const person = { id: '', username: 'admin', password: made?.oneTimePassword ?? '' };
  const headers = await app.signIn(person);
  const people = () => app.http.inject({ url: '/api/towns/test/people', headers });
  expect((await people()).json()['code']).toBe('people.must-change-password');
  expect((await app.http.inject({ url: '/api/me', headers })).json()['mustChangePassword']).toBe(true);
  const payload = { currentPassword: person.password, newPassword: NEW, revokeOtherSessions: false };
  await app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers, payload });
  const again = await app.signIn({ ...person, password: NEW });
  const me = (await app.http.inject({ url: '/api/me', headers: again })).json();
  expect([me.mustChangePassword, me.user.bootstrap, me.towns[0].roles]).toEqual([false, true, ['admin']]);
});

test('a given administrator password that is too weak stops the start with the name of the setting', async () => {
  await app.db.ownerSql`update platform.person set bootstrap = false`;
  await expect(ensureAdministrator(app.db.sql, app.app.people.hashing, 'admin')).rejects.toThrow(
    'CHENGYUN_ADMIN_PASSWORD',
  );
});
