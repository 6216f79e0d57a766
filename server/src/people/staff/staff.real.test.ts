import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';

let app: TestApp;
let chief: TestPerson;
let admin: { readonly cookie: string };
beforeAll(async () => {
  app = await testApp();
  chief = await app.person({ roles: ['admin'] });
  admin = await app.signIn(chief);
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function ask(method: Method, path: string, payload?: object, headers: Record<string, string> = admin) {
  const more = payload ? { payload } : {};
  const answer = await app.http.inject({ method, url: `/api/towns/test${path}`, headers, ...more });
  return { status: answer.statusCode, body: answer.json() };
}

test('an administrator adds a person, who signs in with the one-time password and must change it', async () => {
  const added = await ask('POST', '/people', { username: '李四', name: '李四', roles: ['dispatcher'] });
  expect(added).toEqual({
    status: 201,
    body: {
      person: {
        ...{ id: expect.any(String), username: '李四', name: '李四', roles: ['dispatcher'], unitIds: [] },
        ...{ areaCodes: [], disabled: false, mustChangePassword: true, version: 1 },
      },
      oneTimePassword: expect.any(String),
    },
  });
  const { id, username } = added.body.person;
  const headers = await app.signIn({ id, username, password: added.body.oneTimePassword });
  expect((await ask('GET', '/people', undefined, headers)).body.code).toBe('people.must-change-password');
  expect((await ask('GET', '/people')).body.map((person: { id: string }) => person.id)).toContain(id);
});

test('a taken name, an unknown unit and an unknown role are refused', async () => {
  const one = { username: 'zhao', name: '赵', roles: ['unit'] };
  const unitIds = ['00000000-0000-7000-8000-000000000000'];
  await ask('POST', '/people', one);
  expect((await ask('POST', '/people', { ...one, username: 'ZHAO' })).body.code).toBe('people.username-taken');
  const unknown = await ask('POST', '/people', { ...one, username: 'qian', unitIds });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'people.unknown-unit']);
  expect((await ask('POST', '/people', { ...one, username: 'sun', roles: ['system'] })).status).toBe(400);
});

test('who is no administrator changes nobody', async () => {
  const headers = await app.signIn(await app.person({ roles: ['chief'] }));
  expect((await ask('PATCH', `/people/${chief.id}`, { roles: ['chief'] }, headers)).status).toBe(403);
  expect((await ask('POST', `/people/${chief.id}/password`, undefined, headers)).status).toBe(403);
});

test('a change needs the version that was seen, and disabling ends the sessions', async () => {
  const person = await app.person({ roles: ['unit'] });
  const headers = await app.signIn(person);
  const path = `/people/${person.id}`;
  const stale = await ask('PATCH', path, { roles: ['intake'] }, { ...admin, 'if-match': '"7"' });
  expect([stale.status, stale.body.code, stale.body.version]).toEqual([409, 'conflict', 1]);
  const changed = await ask('PATCH', path, { roles: ['intake'] }, { ...admin, 'if-match': '"1"' });
  expect([changed.status, changed.body.roles, changed.body.version]).toEqual([200, ['intake'], 2]);
  await ask('PATCH', path, { disabled: true });
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
});

test('a reset password is a one-time one, ends sessions and lifts the lock', async () => {
  const person = await app.person({ roles: ['unit'] });
  const headers = await app.signIn(person);
  for (let n = 0; n < 6; n++) await app.signIn({ ...person, password: 'Wrong-Password-1' }).catch(() => undefined);
  const reset = await ask('POST', `/people/${person.id}/password`);
  expect([reset.status, reset.body.person.mustChangePassword]).toEqual([200, true]);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  await app.signIn({ ...person, password: reset.body.oneTimePassword });
});

test('a town’s administrator can neither harm themselves nor take over the installation', async () => {
  const self = await ask('PATCH', `/people/${chief.id}`, { roles: ['unit'] });
  expect([self.status, self.body.code]).toEqual([422, 'people.not-yourself']);
  const above = await app.person({ roles: ['leader'], administrator: true });
  const taken = await ask('POST', `/people/${above.id}/password`);
  expect([taken.status, taken.body.code]).toEqual([403, 'people.outside-town']);
});

test('a key is shown once, kept as a hash, noted when used, and dead once revoked or expired', async () => {
  const made = await ask('POST', '/keys', { name: '对接', scopes: ['read'], roles: ['dispatcher'], days: 30 });
  const { key, apiKey } = made.body;
  const bearer = { authorization: `Bearer ${key}` };
  expect((await ask('GET', '/people', undefined, bearer)).status).toBe(200);
  const [listed] = (await ask('GET', '/keys')).body;
  expect(listed).toEqual({ ...apiKey, lastUsedAt: expect.any(String) });
  expect(JSON.stringify(listed)).not.toContain(key);
  const [row] = await app.db.ownerSql`select hash from platform.api_key where id = ${apiKey.id}`;
  expect(row?.['hash']).toMatch(/^[0-9a-f]{64}$/);
  await app.db.ownerSql`update platform.api_key set expires_at = now() - interval '1 second' where id = ${apiKey.id}`;
  expect((await ask('GET', '/people', undefined, bearer)).body.code).toBe('people.key-invalid');
  await app.db.ownerSql`update platform.api_key set expires_at = null where id = ${apiKey.id}`;
  expect((await ask('DELETE', `/keys/${apiKey.id}`)).body.revokedAt).toEqual(expect.any(String));
  expect((await ask('GET', '/people', undefined, bearer)).status).toBe(401);
});

test('an installation’s administrator makes a town and is its administrator at once', async () => {
  const headers = await app.signIn(await app.person({ administrator: true }));
  const bbox = [119.9, 29.9, 120.1, 30.1];
  const payload = { id: 'second', name: { zh: '第二镇', en: 'Second' }, prefix: 'DE', center: [120, 30], bbox };
  const make = (by: Record<string, string>) =>
    app.http.inject({ method: 'POST', url: '/api/towns', headers: by, payload });
  expect((await make(admin)).statusCode).toBe(403);
  expect((await make(headers)).json()).toEqual({ id: 'second', name: payload.name, sample: false });
  expect((await make(headers)).json()['code']).toBe('town.taken');
  const people = await app.http.inject({ url: '/api/towns/second/people', headers });
  expect([people.statusCode, people.json()]).toEqual([200, []]);
});
