import { afterAll, beforeAll, expect, test } from 'vitest';
import { townStage } from '../ground/town-stage.ts';
import { type TestApp, testApp } from '../test-app.ts';

const PASSWORD = 'Kleeblatt+19+Regen';

let app: TestApp;
let sysadmin: { readonly cookie: string };
let secadmin: { readonly cookie: string };
beforeAll(async () => {
  app = await testApp({ stages: [townStage] });
  sysadmin = await app.signIn(await app.person({ roles: ['sysadmin'] }));
  secadmin = await app.signIn(await app.person({ roles: ['secadmin'] }));
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

async function ask(method: Method, path: string, payload?: object, headers: Headers = sysadmin) {
  const url = path.startsWith('/api/') ? path : `/api/towns/test${path}`;
  const more = payload ? { payload } : {};
  const answer = await app.http.inject({ method, url, headers: { ...headers }, remoteAddress: nextAddress(), ...more });
  const [cookie] = answer.cookies;
  const own = cookie ? { cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` } : {};
  return { status: answer.statusCode, body: answer.json(), own };
}

let asked = 0;
const nextAddress = () => `10.1.${Math.floor(++asked / 200)}.${asked % 200}`;

async function invited(username: string) {
  const made = await ask('POST', '/invitations', { username, name: '新来的', roles: ['dispatcher'] });
  expect([made.status, made.body.link]).toEqual([201, expect.stringMatching(/^\/invite#cy_/)]);
  const [, token = ''] = made.body.link.split('#');
  return { id: made.body.person.id as string, token };
}

const look = (token: string) => ask('POST', '/api/invite/look', { token }, {});
const take = (token: string, password = PASSWORD) => ask('POST', '/api/invite/take', { token, password }, {});
const states = async (personId: string) =>
  (await ask('GET', '/invitations')).body
    .filter((one: { personId: string }) => one.personId === personId)
    .map((one: { state: string }) => one.state);

test('whoever opens a link is told where they are invited, sets a password, is signed in and waits for the grant', async () => {
  const { id, token } = await invited('eingeladen');
  const shown = await look(token);
  expect([shown.status, shown.body]).toEqual([
    200,
    {
      ...{ town: { zh: expect.any(String), en: expect.any(String) }, name: '新来的', username: 'eingeladen' },
      ...{
        roles: ['dispatcher'],
        expiresAt: expect.any(String),
        minLength: expect.any(Number),
        kinds: expect.any(Number),
      },
    },
  ]);
  expect(await states(id)).toEqual(['open']);
  const taken = await take(token);
  expect([taken.status, taken.body]).toEqual([200, { ok: true, next: null }]);
  expect((await ask('GET', '/units', undefined, taken.own as Headers)).body.code).toBe('people.not-granted');
  expect((await ask('POST', `/people/${id}/grant`, { grant: true })).status).toBe(403);
  expect((await ask('POST', `/people/${id}/grant`, { grant: true }, secadmin)).body.roles).toEqual(['dispatcher']);
  expect((await ask('GET', '/units', undefined, taken.own as Headers)).status).toBe(200);
  await app.signIn({ id, username: 'eingeladen', password: PASSWORD });
  expect(await states(id)).toEqual(['used']);
});

test('a link opens once: what is tried again, or at the same time, is refused', async () => {
  const { token } = await invited('einmal');
  const both = await Promise.all([take(token), take(token, 'Andere+Blume+77')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  for (const answer of [await take(token), await look(token)])
    expect([answer.status, answer.body.code]).toEqual([410, 'invite.used']);
});

test('a link that is wrong, too old, taken back or replaced opens nothing, each in its own words', async () => {
  expect((await look('cy_nichts-dergleichen-hier')).body.code).toBe('invite.unknown');
  const old = await invited('zuspaet');
  await app.db.ownerSql`
    update platform.invitation set created_at = created_at - interval '169 hours', expires_at = expires_at - interval '169 hours'
    where user_id = ${old.id}`;
  expect([(await look(old.token)).body.code, (await take(old.token)).body.code]).toEqual([
    'invite.expired',
    'invite.expired',
  ]);
  expect(await states(old.id)).toEqual(['expired']);
  const { id, token } = await invited('ersetzt');
  const again = await ask('POST', `/people/${id}/invitation`);
  expect(again.status).toBe(201);
  expect((await take(token)).body.code).toBe('invite.revoked');
  const [open] = (await ask('GET', '/invitations')).body;
  expect([open.state, (await ask('DELETE', `/invitations/${open.id}`)).body.state]).toEqual(['open', 'revoked']);
  expect((await take(again.body.link.split('#')[1])).body.code).toBe('invite.revoked');
});

test('a weak password is refused and the link still holds; a disabled account has none', async () => {
  const { id, token } = await invited('schwach');
  const weak = await take(token, 'kurz');
  expect([weak.status, weak.body.code]).toEqual([422, expect.stringMatching(/^password\./)]);
  expect((await look(token)).status).toBe(200);
  await ask('PATCH', `/people/${id}`, { disabled: true });
  expect((await take(token)).body.code).toBe('invite.revoked');
});

test('nobody is invited who has a password of their own, and only the system administrator invites', async () => {
  const person = await app.person({ roles: ['unit'] });
  expect((await ask('POST', `/people/${person.id}/invitation`)).body.code).toBe('invite.has-signed-in');
  const post = await app.person({ roles: ['auditor'] });
  expect((await ask('POST', `/people/${post.id}/invitation`)).body.code).toBe('people.reset-on-machine');
  const member = { username: 'vonanderen', name: '某人', roles: ['unit'] };
  expect((await ask('POST', '/invitations', member, secadmin)).status).toBe(403);
  const insert = app.db.sql.begin(async (sql) => {
    await sql`select set_config('chengyun.roles', '{secadmin}', true)`;
    await sql`insert into platform.invitation (id, town_id, user_id, hash, created_by, expires_at)
      values (gen_random_uuid(), 'test', ${person.id}, 'x', 'x', now() + interval '1 day')`;
  });
  await expect(insert).rejects.toThrow('only a system administrator invites');
});

test('every use is in the trail, and neither the trail nor the store has the token', async () => {
  const { id, token } = await invited('gemerkt');
  await look(token);
  await take(token);
  const dump = await app.db.ownerSql`
    select to_jsonb(a)::text as row from platform.audit a union all select to_jsonb(a)::text from town_test.audit a
    union all select to_jsonb(i)::text from platform.invitation i`;
  const rows = dump.map(({ row }) => String(row));
  expect(rows.filter((row) => row.includes(token) || row.includes(token.slice(3, 20)))).toEqual([]);
  expect(rows.some((row) => row.includes('/api/invite/look'))).toBe(true);
  expect(rows.some((row) => row.includes('/api/invite/take') && row.includes(id))).toBe(true);
  expect(rows.some((row) => row.includes('invitation.update') && row.includes(id))).toBe(true);
});

test('a company’s account has one company, a resident no unit, and neither has another role', async () => {
  const [company, office] = ['00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c9'];
  await app.db.ownerSql`insert into town_test.unit (id, code, name, kind) values
    (${company}, 'E1', '某企业', 'enterprise'), (${office}, 'O9', '某办公室', 'office')`;
  const invite = async (username: string, rights: object) =>
    (await ask('POST', '/invitations', { username, name: '某人', ...rights })).body.code ?? 'made';
  expect(await invite('firma-1', { roles: ['enterprise'] })).toBe('people.outside-alone');
  expect(await invite('firma-2', { roles: ['enterprise'], unitIds: [office] })).toBe('people.needs-company');
  expect(await invite('firma-3', { roles: ['unit'], unitIds: [company] })).toBe('people.needs-company');
  expect(await invite('firma-4', { roles: ['enterprise', 'unit'], unitIds: [company] })).toBe('people.outside-alone');
  expect(await invite('firma-5', { roles: ['resident', 'leader'] })).toBe('people.outside-alone');
  expect(await invite('firma-6', { roles: ['enterprise'], unitIds: [company] })).toBe('made');
  expect(await invite('firma-7', { roles: ['resident'] })).toBe('made');
});
