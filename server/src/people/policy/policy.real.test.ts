import type { AccountPolicy } from '@chengyun/contract/account-policy';
import { defaultPolicy } from '@chengyun/contract/account-policy';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { disableStale } from '../accounts/stale-accounts.ts';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';
import { writePolicy } from './policy-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());
beforeEach(() => hold({}));

async function hold(policy: Partial<AccountPolicy>): Promise<void> {
  await writePolicy(app.db.ownerSql, { ...defaultPolicy, factorRoles: [], ...policy }, null);
  app.app.people.policies.forget();
}

const me = async (headers: { cookie: string }) => (await app.http.inject({ url: '/api/me', headers })).json();

async function change(person: TestPerson, newPassword: string) {
  const payload = { currentPassword: person.password, newPassword };
  const headers = await app.signIn(person);
  return (await app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers, payload })).json();
}

test('the last passwords do not come back, an older one may', async () => {
  await hold({ history: 3 });
  const person = await app.person();
  const words = ['Kleeblatt+19+Regen', 'Sommer-und-7-Wolken', 'Brunnen/4/am-Markt'];
  let now = person;
  for (const password of words) {
    expect(await change(now, password)).toEqual({ ok: true });
    now = { ...person, password };
  }
  expect((await change(now, 'Kleeblatt+19+Regen')).code).toBe('password.used-before');
  expect((await change(now, 'Sommer-und-7-Wolken')).code).toBe('password.used-before');
  expect(await change(now, person.password)).toEqual({ ok: true });
});

test('whoever chooses a former password with the present one right is told so as often as they like, and not locked out', async () => {
  const person = await app.person();
  const headers = await app.signIn(person);
  const choose = async (currentPassword: string, newPassword: string) => {
    const payload = { currentPassword, newPassword, revokeOtherSessions: false };
    return (await app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers, payload })).json();
  };
  expect(await choose(person.password, 'Kleeblatt+19+Regen')).toEqual({ ok: true });
  await app.db.ownerSql`
    insert into platform.sign_in_try (username, address, tries, at) values (${person.username}, '127.0.0.1', 4, now())`;
  for (let n = 0; n < 2; n += 1) {
    expect((await choose('Kleeblatt+19+Regen', person.password)).code).toBe('password.used-before');
  }
});

test('a password past its age lets in to change it and no further', async () => {
  const person = await app.person({ roles: ['intake'] });
  await app.db
    .ownerSql`update platform.person set password_changed_at = now() - interval '91 days' where id = ${person.id}`;
  const headers = await app.signIn(person);
  expect(await me(headers)).toMatchObject({ next: 'password', mustChangePassword: true });
  await change(person, 'Kleeblatt+19+Regen');
  expect(await me(await app.signIn({ ...person, password: 'Kleeblatt+19+Regen' }))).toMatchObject({ next: null });
});

test('length and kinds are those of the policy', async () => {
  await hold({ minLength: 14, kinds: 4 });
  const person = await app.person();
  expect((await change(person, 'Kurz-aber-9-X')).detail).toContain('14');
  expect((await change(person, 'kleeblatt+19+regen')).code).toBe('password.kinds');
  expect(await change(person, 'Kleeblatt+19+Regen')).toEqual({ ok: true });
});

test('with the single-session option a sign-in ends the session elsewhere', async () => {
  const person = await app.person();
  const before = await app.signIn(person);
  await app.signIn(person);
  expect((await me(before)).user).toBeDefined();
  await hold({ singleSession: true });
  const last = await app.signIn(person);
  expect([(await me(before)).code, (await me(last)).user.username]).toEqual(['not-signed-in', person.username]);
});

test('an issued password that lay too long is not taken, and its sign-in leaves no session', async () => {
  const person = await app.person();
  await app.db.ownerSql`
    update platform.person set must_change_password = true, password_changed_at = now() - interval '15 days' where id = ${person.id}`;
  await expect(app.signIn(person)).rejects.toThrow('account.issued-expired');
  expect(await app.db.ownerSql`select 1 from platform.session where user_id = ${person.id}`).toHaveLength(0);
});

test('the round disables who did not sign in for long, and neither the three nor the first account', async () => {
  const long = {
    stale: await app.person({ roles: ['unit'] }),
    never: await app.person(),
    post: await app.person({ roles: ['auditor'] }),
  };
  const [fresh, first] = [await app.person({ roles: ['unit'] }), await app.person({ bootstrap: true })];
  const old = [...Object.values(long), first].map(({ id }) => id);
  await app.db.ownerSql`update platform.person set created_at = now() - interval '1 year',
    last_sign_in_at = case when id = ${long.never.id} then null else now() - interval '91 days' end where id = any (${old})`;
  const disabled = await disableStale(app.db.sql, new Date());
  expect(disabled.toSorted()).toEqual([long.stale.username, long.never.username].toSorted());
  await expect(app.signIn(long.stale)).rejects.toThrow('account.disabled');
  await app.signIn(fresh);
  expect(await disableStale(app.db.sql, new Date())).toEqual([]);
});

test('the policy is set by the security administrator of every town, with the version that was seen', async () => {
  const url = '/api/towns/test/account-policy';
  const secadmin = await app.signIn(await app.person({ roles: ['secadmin'] }));
  const read = (await app.http.inject({ url, headers: secadmin })).json();
  const put = async (headers: Record<string, string>, policy: object) => {
    const answer = await app.http.inject({ method: 'PUT', url, headers, payload: { ...read.policy, ...policy } });
    return [answer.statusCode, answer.json()['code'] ?? answer.json()['policy'].minLength];
  };
  const sysadmin = await app.signIn(await app.person({ roles: ['sysadmin'] }));
  expect(await put(sysadmin, { minLength: 16 })).toEqual([403, 'forbidden']);
  expect(await put(secadmin, { minLength: 6 })).toEqual([400, 'bad-input']);
  expect(await put({ ...secadmin, 'if-match': `"${read.version}"` }, { minLength: 12 })).toEqual([200, 12]);
  expect(await put({ ...secadmin, 'if-match': `"${read.version}"` }, { minLength: 13 })).toEqual([409, 'conflict']);
  await app.db.ownerSql`insert into platform.town (id, name_zh, name_en, prefix, zone, center, bbox)
    values ('beside', '邻镇', 'Beside', 'BS', 'Asia/Shanghai', '{1,1}', '{0,0,2,2}')`;
  expect(await put(secadmin, { minLength: 15 })).toEqual([403, 'people.whole-installation']);
  await app.db.ownerSql`delete from platform.town where id = 'beside'`;
});
