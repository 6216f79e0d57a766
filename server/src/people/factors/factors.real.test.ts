import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { townStage } from '../ground/town-stage.ts';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';
import { aSoftKey } from './testing/soft-key.ts';
import { codeAt, stepOf } from './totp.ts';

let app: TestApp;
let clock = Date.now();
beforeAll(async () => {
  app = await testApp({
    ...{ stages: [townStage], now: () => new Date(clock), env: { PUBLIC_URL: 'https://town.example' } },
    policy: { factorRoles: ['secadmin'] },
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  clock += 60_000; // a code of the last test is of another step
});

type Cookie = { readonly cookie: string };

async function post(url: string, headers: Cookie, payload: object = {}) {
  const answer = await app.http.inject({ method: 'POST', url, headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}
const get = async (url: string, headers: Cookie) => (await app.http.inject({ url, headers })).json();
const units = async (headers: Cookie) => (await get('/api/towns/test/units', headers)).code ?? 'open';
const factor = (what: string, headers: Cookie, payload: object) => post(`/api/me/factors/${what}`, headers, payload);

/** The code that the app shows `steps` of 30 seconds from now. */
const code = (secret: Buffer, steps = 0) => codeAt(secret, stepOf(new Date(clock)) + steps);

async function withApp(person: TestPerson): Promise<{ secret: Buffer; codes: string[]; headers: Cookie }> {
  const headers = await app.signIn(person);
  const begun = await factor('totp', headers, { password: person.password });
  const secret = unbase32(begun.body.secret);
  const confirmed = await factor('totp/confirm', headers, { code: code(secret) });
  expect(confirmed.status).toBe(200);
  return { secret, codes: confirmed.body.codes, headers };
}

function unbase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

test('who has an authenticator app gets nowhere with the password alone', async () => {
  const person = await app.person({ roles: ['intake'] });
  const { secret, headers } = await withApp(person);
  expect(await units(headers)).toBe('open');
  clock += 60_000;
  const again = await app.signIn(person);
  const me = await get('/api/me', again);
  expect([me.next, me.towns, await units(again)]).toEqual(['factor', [], 'account.factor-needed']);
  const change = { currentPassword: person.password, newPassword: 'Kleeblatt+19+Regen' };
  expect((await post('/api/auth/change-password', again, change)).body.code).toBe('account.factor-needed');
  expect((await factor('totp/remove', again, { password: person.password })).body.code).toBe('account.factor-needed');
  expect((await get('/api/me/sessions', again)).code).toBe('account.factor-needed');
  expect((await post('/api/auth/factor/code', again, { code: code(secret) })).status).toBe(200);
  expect(await units(again)).toBe('open');
});

test('a code is good once: shown again it is refused, in that session and in any other, even at the same moment', async () => {
  const person = await app.person({ roles: ['intake'] });
  const { secret } = await withApp(person);
  clock += 60_000;
  const [one, two] = [await app.signIn(person), await app.signIn(person)];
  const both = await Promise.all(
    [one, two].map((headers) => post('/api/auth/factor/code', headers, { code: code(secret) })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  expect((await post('/api/auth/factor/code', two, { code: code(secret, -1) })).body.code).toBe('account.wrong-code');
  expect((await post('/api/auth/factor/code', two, { code: code(secret, 1) })).status).toBe(200);
});

test('codes are not guessed: after five the account’s second factor is locked from everywhere', async () => {
  const person = await app.person({ roles: ['intake'] });
  const { secret } = await withApp(person);
  const headers = await app.signIn(person);
  const wrong = String((Number(code(secret)) + 1) % 1_000_000).padStart(6, '0');
  const tries: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    tries.push((await post('/api/auth/factor/code', headers, { code: wrong })).status);
  }
  expect(tries).toEqual([422, 422, 422, 422, 422, 429]);
  expect((await post('/api/auth/factor/code', await app.signIn(person), { code: code(secret, 1) })).status).toBe(429);
});

test('a recovery code opens once, however it is written', async () => {
  const person = await app.person({ roles: ['intake'] });
  const { codes } = await withApp(person);
  const show = async (given: string) =>
    (await post('/api/auth/factor/code', await app.signIn(person), { code: given })).status;
  const [first = ''] = codes;
  expect(codes).toHaveLength(10);
  expect([await show(first.toUpperCase().replace('-', ' ')), await show(first)]).toEqual([200, 422]);
});

test('whose role asks for a second factor may do nothing before there is one, and keeps one', async () => {
  const person = await app.person({ roles: ['secadmin'] });
  expect(await units(await app.signIn(person))).toBe('account.factor-to-enrol');
  const { headers } = await withApp(person);
  expect(await units(headers)).toBe('open');
  expect((await factor('totp/remove', headers, { password: person.password })).body.code).toBe('account.factor-kept');
});

test('setting one up takes the own password, ends the sessions elsewhere, and keeps no secret in plain', async () => {
  const person = await app.person({ roles: ['intake'] });
  const elsewhere = await app.signIn(person);
  const headers = await app.signIn(person);
  expect((await factor('totp', headers, { password: 'Wrong-Password-1' })).body.code).toBe('password.wrong-current');
  const { body } = await factor('totp', headers, { password: person.password });
  expect((await factor('totp/confirm', headers, { code: '000000' })).body.code).toBe('account.wrong-code');
  expect(await units(elsewhere)).toBe('open');
  await factor('totp/confirm', headers, { code: code(unbase32(body.secret)) });
  expect(await units(elsewhere)).toBe('not-signed-in');
  const [row] = await app.db.ownerSql`select secret from platform.totp where user_id = ${person.id}`;
  expect(row?.['secret']).not.toContain(body.secret);
  expect(row?.['secret']).not.toContain(unbase32(body.secret).toString('base64'));
  await expect(app.db.sql`select secret from platform.totp`).rejects.toThrow('permission denied');
});

const SITE = { origin: 'https://town.example', domain: 'town.example' };

async function withPasskey(person: TestPerson) {
  const key = aSoftKey(SITE);
  const headers = await app.signIn(person);
  const { body } = await factor('passkeys/ask', headers, { password: person.password });
  const added = await factor('passkeys', headers, {
    response: key.register(body.options.challenge),
    name: '办公室 U 盾',
  });
  expect([added.status, added.body.passkeys?.length]).toEqual([200, 1]);
  return key;
}

test('a passkey is a second factor: its answer opens the session that asked', async () => {
  const person = await app.person({ roles: ['intake'] });
  const key = await withPasskey(person);
  const headers = await app.signIn(person);
  expect(await units(headers)).toBe('account.factor-needed');
  const { body } = await post('/api/auth/factor/passkey/ask', headers);
  const response = key.assert(body.options.challenge);
  expect((await post('/api/auth/factor/passkey', headers, { response })).status).toBe(200);
  expect(await units(headers)).toBe('open');
  const another = await app.signIn(person);
  await post('/api/auth/factor/passkey/ask', another);
  expect((await post('/api/auth/factor/passkey', another, { response })).body.code).toBe('account.passkey-refused');
});

test.each([
  ['of another site', { origin: 'https://town.example.evil.example' }],
  ['for another domain', { domain: 'evil.example' }],
])('an answer %s is refused', async (_what, at) => {
  const person = await app.person({ roles: ['intake'] });
  const key = await withPasskey(person);
  const headers = await app.signIn(person);
  const { body } = await post('/api/auth/factor/passkey/ask', headers);
  const response = key.assert(body.options.challenge, at);
  expect((await post('/api/auth/factor/passkey', headers, { response })).body.code).toBe('account.passkey-refused');
});

test('a passkey of somebody else, a made-up challenge and an answer without a question are refused', async () => {
  const [one, two] = [await app.person({ roles: ['intake'] }), await app.person({ roles: ['intake'] })];
  const [key, other] = [await withPasskey(one), await withPasskey(two)];
  const headers = await app.signIn(one);
  const show = async (response: unknown) => (await post('/api/auth/factor/passkey', headers, { response })).body.code;
  const ask = async () => (await post('/api/auth/factor/passkey/ask', headers)).body.options.challenge;
  expect(await show(other.assert(await ask()))).toBe('account.passkey-refused');
  await ask();
  expect(await show(key.assert('bWFkZS11cA'))).toBe('account.passkey-refused');
  const challenge = await ask();
  expect(await show(key.assert(challenge))).toBeUndefined();
  expect(await show(key.assert(challenge))).toBe('account.passkey-refused');
});

test('the security administrator takes a lost factor away, the system administrator cannot', async () => {
  const person = await app.person({ roles: ['intake'] });
  await withPasskey(person);
  const keeper = await app.person({ roles: ['secadmin'] });
  const { headers } = await withApp(keeper);
  const url = `/api/towns/test/people/${person.id}/second-factor`;
  const byOther = await app.http.inject({
    method: 'DELETE',
    url,
    headers: await app.signIn(await app.person({ roles: ['sysadmin'] })),
  });
  expect(byOther.statusCode).toBe(403);
  const done = await app.http.inject({ method: 'DELETE', url, headers });
  expect([done.statusCode, done.json()['secondFactor']]).toEqual([200, false]);
  expect(await units(await app.signIn(person))).toBe('open');
});
