import { afterAll, beforeAll, expect, test } from 'vitest';
import { townStage } from '../ground/town-stage.ts';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';

let app: TestApp;
let keeper: TestPerson;
let admin: { readonly cookie: string };
let secadmin: { readonly cookie: string };
beforeAll(async () => {
  app = await testApp({ stages: [townStage] });
  keeper = await app.person({ roles: ['sysadmin'] });
  admin = await app.signIn(keeper);
  secadmin = await app.signIn(await app.person({ roles: ['secadmin'] }));
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function ask(method: Method, path: string, payload?: object, headers: Record<string, string> = admin) {
  const more = payload ? { payload } : {};
  const answer = await app.http.inject({ method, url: `/api/towns/test${path}`, headers, ...more });
  return { status: answer.statusCode, body: answer.json() };
}

test('the system administrator makes an account that may do nothing until the security administrator grants', async () => {
  const added = await ask('POST', '/people', { username: '李四', name: '李四', roles: ['dispatcher'] });
  expect(added).toEqual({
    status: 201,
    body: {
      person: {
        ...{ id: expect.any(String), username: '李四', name: '李四', roles: [], unitIds: [], areaCodes: [] },
        asked: { roles: ['dispatcher'], unitIds: [], areaCodes: [] },
        ...{ state: 'waiting', secondFactor: false, sample: false, lastSignInAt: null },
        ...{ disabled: false, mustChangePassword: true, version: 1 },
      },
      oneTimePassword: expect.any(String),
    },
  });
  const { id, username } = added.body.person;
  const issued = { id, username, password: added.body.oneTimePassword };
  const headers = await app.signIn(issued);
  expect((await ask('GET', '/units', undefined, headers)).body.code).toBe('people.must-change-password');
  const own = await setPassword(issued);
  expect((await ask('GET', '/units', undefined, own)).body.code).toBe('people.not-granted');
  expect((await ask('POST', `/people/${id}/grant`, { grant: true })).status).toBe(403);
  const granted = await ask('POST', `/people/${id}/grant`, { grant: true }, secadmin);
  expect([granted.body.roles, granted.body.asked, granted.body.state]).toEqual([['dispatcher'], null, 'active']);
  expect((await ask('GET', '/units', undefined, own)).status).toBe(200);
});

test('what is refused is not held, and is not asked any more', async () => {
  const { body } = await ask('POST', '/people', { username: 'refused', name: '未批', roles: ['leader'] });
  const path = `/people/${body.person.id}/grant`;
  const refused = await ask('POST', path, { grant: false }, secadmin);
  expect([refused.status, refused.body.roles, refused.body.asked]).toEqual([200, [], null]);
  expect((await ask('POST', path, { grant: true }, secadmin)).body.code).toBe('people.nothing-asked');
});

async function setPassword(person: TestPerson) {
  const headers = await app.signIn(person);
  const payload = { currentPassword: person.password, newPassword: 'Kleeblatt+19+Regen' };
  await app.http.inject({ method: 'POST', url: '/api/auth/change-password', headers, payload });
  return app.signIn({ ...person, password: 'Kleeblatt+19+Regen' });
}

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
  expect((await ask('PATCH', `/people/${keeper.id}`, { roles: ['chief'] }, headers)).status).toBe(403);
  expect((await ask('POST', `/people/${keeper.id}/password`, undefined, headers)).status).toBe(403);
});

test('rights from the system administrator are asked, from the security administrator held', async () => {
  const person = await app.person({ roles: ['unit'] });
  const path = `/people/${person.id}`;
  const asked = await ask('PATCH', path, { roles: ['intake'] });
  expect([asked.body.roles, asked.body.asked.roles]).toEqual([['unit'], ['intake']]);
  const held = await ask('PATCH', path, { roles: ['intake', 'dispatcher'] }, secadmin);
  expect([held.body.roles, held.body.asked]).toEqual([['intake', 'dispatcher'], null]);
  expect((await ask('PATCH', path, { name: '别名' }, secadmin)).body.code).toBe('people.not-your-post');
  const none = await ask('PATCH', path, { roles: [] }, secadmin);
  expect(none.body.roles).toEqual([]);
});

test('a change needs the version that was seen, and disabling ends the sessions', async () => {
  const person = await app.person({ roles: ['unit'] });
  const headers = await app.signIn(person);
  const path = `/people/${person.id}`;
  const stale = await ask('PATCH', path, { roles: ['intake'] }, { ...admin, 'if-match': '"7"' });
  expect([stale.status, stale.body.code, stale.body.version]).toEqual([409, 'conflict', 1]);
  const changed = await ask('PATCH', path, { roles: ['intake'] }, { ...secadmin, 'if-match': '"1"' });
  expect([changed.status, changed.body.roles, changed.body.version]).toEqual([200, ['intake'], 2]);
  const disabled = await ask('PATCH', path, { disabled: true });
  expect([disabled.body.state, disabled.body.version]).toEqual(['disabled', 3]);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
});

test('a reset password is a one-time one, ends sessions and lifts the lock', async () => {
  const person = await app.person({ roles: ['unit'] });
  const headers = await app.signIn(person);
  for (let n = 0; n < 6; n++) await app.signIn({ ...person, password: 'Wrong-Password-1' }).catch(() => undefined);
  const locked = (await ask('GET', '/people')).body.find((one: { id: string }) => one.id === person.id);
  expect(locked.state).toBe('locked');
  const reset = await ask('POST', `/people/${person.id}/password`);
  expect([reset.status, reset.body.person.mustChangePassword]).toEqual([200, true]);
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  await app.signIn({ ...person, password: reset.body.oneTimePassword });
});

test('an administrator of a town can neither harm themselves nor take over another administrator', async () => {
  const self = await ask('PATCH', `/people/${keeper.id}`, { disabled: true });
  expect([self.status, self.body.code]).toEqual([422, 'people.not-yourself']);
  const above = await app.person({ post: 'auditor' });
  const beside = await app.person({ roles: ['secadmin'] });
  for (const { id } of [above, beside]) {
    const taken = await ask('POST', `/people/${id}/password`);
    expect([taken.status, taken.body.code]).toEqual([422, 'people.reset-on-machine']);
  }
  expect((await ask('PATCH', `/people/${above.id}`, { disabled: true })).body.code).toBe('people.outside-town');
  const elsewhere = await app.person({ roles: ['leader'], bootstrap: true });
  expect((await ask('POST', `/people/${elsewhere.id}/password`)).body.code).toBe('people.outside-town');
});

test('the last who holds one of the three posts is not disabled', async () => {
  const [one, two] = [await app.person({ roles: ['auditor'] }), await app.person({ roles: ['auditor'] })];
  await app.db.ownerSql`update platform.person set disabled = true where post = 'auditor'`;
  expect((await ask('PATCH', `/people/${one.id}`, { disabled: true })).status).toBe(200);
  expect((await ask('PATCH', `/people/${two.id}`, { disabled: true })).body.code).toBe('people.last-of-post');
});

test('a key is shown once, kept as a hash, noted when used, and dead once revoked or expired', async () => {
  const made = await ask('POST', '/keys', { name: '对接', scopes: ['read'], roles: ['dispatcher'], days: 30 });
  const { key, apiKey } = made.body;
  const bearer = { authorization: `Bearer ${key}` };
  const asking = () => ask('GET', '/units', undefined, bearer);
  expect([apiKey.approvedAt, (await asking()).body.code]).toEqual([null, 'people.key-not-approved']);
  expect((await ask('POST', `/keys/${apiKey.id}/approve`)).status).toBe(403);
  const approved = await ask('POST', `/keys/${apiKey.id}/approve`, undefined, secadmin);
  expect([approved.status, approved.body.approvedAt]).toEqual([200, expect.any(String)]);
  expect((await asking()).status).toBe(200);
  const [listed] = (await ask('GET', '/keys')).body;
  expect(listed).toEqual({ ...approved.body, lastUsedAt: expect.any(String) });
  expect(JSON.stringify(listed)).not.toContain(key);
  const [row] = await app.db.ownerSql`select hash from platform.api_key where id = ${apiKey.id}`;
  expect(row?.['hash']).toMatch(/^[0-9a-f]{64}$/);
  await app.db.ownerSql`update platform.api_key set expires_at = now() - interval '1 second' where id = ${apiKey.id}`;
  expect((await asking()).body.code).toBe('people.key-invalid');
  await app.db.ownerSql`update platform.api_key set expires_at = null where id = ${apiKey.id}`;
  expect((await ask('DELETE', `/keys/${apiKey.id}`)).body.revokedAt).toEqual(expect.any(String));
  expect((await asking()).status).toBe(401);
});

test('the installation’s system administrator makes a town and keeps its accounts at once', async () => {
  const headers = await app.signIn(await app.person({ post: 'sysadmin' }));
  const bbox = [119.9, 29.9, 120.1, 30.1];
  const payload = { id: 'second', name: { zh: '第二镇', en: 'Second' }, prefix: 'DE', center: [120, 30], bbox };
  const make = (by: Record<string, string>) =>
    app.http.inject({ method: 'POST', url: '/api/towns', headers: by, payload });
  expect((await make(admin)).statusCode).toBe(403);
  expect((await make(headers)).json()).toEqual({ id: 'second', name: payload.name, sample: false });
  expect((await make(headers)).json()['code']).toBe('town.taken');
  const people = await app.http.inject({ url: '/api/towns/second/people', headers });
  expect([people.statusCode, people.json().length > 0]).toEqual([200, true]);
  expect((await app.http.inject({ url: '/api/towns/second/packs', headers })).json()['code']).toBe(
    'people.no-business',
  );
});

test('the staff goes out as a file: names for units, roles in words, only those that are shown', async () => {
  const [unit] = await app.db.ownerSql<{ id: string }[]>`
    insert into town_test.unit (id, code, name, kind) values (gen_random_uuid(), 'x-export', '环卫所', 'zone') returning id`;
  const given = { username: '名单一', name: '名单一', roles: ['dispatcher'], unitIds: [unit?.id] };
  await ask('POST', '/people', given);
  const { id } = (await ask('POST', '/people', { ...given, username: '名单二', name: '名单二' })).body.person;
  await ask('POST', `/people/${id}/grant`, { grant: true }, secadmin);
  const file = async (query: Record<string, string>) => {
    const url = `/api/towns/test/people/export?${new URLSearchParams({ format: 'csv', ...query })}`;
    return app.http.inject({ url, headers: { ...admin, 'accept-language': 'zh' } });
  };
  const lines = (await file({ q: '名单' })).body.trimEnd().split('\r\n');
  expect(lines[0]).toContain('姓名,用户名,角色,申请角色,所属单位,责任区域,最近登录,账号状态,第二验证');
  expect(lines.slice(1)).toEqual([
    '名单一,名单一,,派遣员,,,从未登录,待授权,',
    '名单二,名单二,派遣员,,环卫所,,从未登录,待首次登录,',
  ]);
  expect((await file({ q: '名单', state: 'waiting' })).body.trimEnd().split('\r\n').slice(1)).toEqual([lines[1]]);
  const chief = await app.key({ roles: ['chief'] });
  const refused = await app.http.inject({ url: '/api/towns/test/people/export?format=csv', headers: chief });
  expect(refused.statusCode).toBe(403);
});
