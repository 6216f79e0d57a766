import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../test-app.ts';
import { localPath } from './oidc-routes.ts';
import { makeProvider } from './provider.ts';
import { CLIENT, type RealProvider, startProvider } from './testing/real-provider.ts';

const SITE = 'http://town.example:8080';
const BACK = `${SITE}/api/auth/oidc/callback`;
let provider: RealProvider;
let app: TestApp;
beforeAll(async () => {
  provider = await startProvider(BACK);
  const env = {
    PUBLIC_URL: SITE,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
  app = await testApp({ env });
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});

type Headers = Record<string, string>;

/** Begins at our sign-in page: where to go, and the cookie this browser keeps. */
async function begin(query = ''): Promise<{ url: string; cookie: string }> {
  const answer = await app.http.inject({ url: `/api/auth/oidc/start${query}` });
  return { url: String(answer.headers.location), cookie: cookieOf(answer.headers['set-cookie']) };
}

const cookieOf = (header: string | string[] | number | undefined) => /^[^;]+/.exec([header].flat().join(''))?.[0] ?? '';

async function comeBack(url: string, headers: Headers) {
  const answer = await app.http.inject({ url: url.slice(SITE.length), headers });
  const session = answer.cookies.find(({ name }) => name === 'chengyun.session_token');
  return {
    to: answer.headers.location,
    cookie: session && `${session.name}=${encodeURIComponent(session.value)}`,
  };
}

async function connect(person: TestPerson, subject: string, password = person.password) {
  const headers = await app.signIn(person);
  const begun = await app.http.inject({ method: 'POST', url: '/api/me/oidc/connect', headers, payload: { password } });
  if (begun.statusCode !== 200) return { to: begun.json()['code'] };
  provider.signsInAs(subject);
  const cookie = `${headers.cookie}; ${cookieOf(begun.headers['set-cookie'])}`;
  return comeBack(await provider.visit(begun.json()['url']), { cookie });
}

test('the sign-in page is told of the provider', async () => {
  expect((await app.http.inject({ url: '/api/auth/ways' })).json()).toEqual({ oidc: { name: '统一身份认证' } });
});

test('an identity that no account is connected to opens nothing and makes no account', async () => {
  const before = await app.db.ownerSql`select count(*) from platform.person`;
  provider.signsInAs('stranger');
  const { url, cookie } = await begin();
  expect(await comeBack(await provider.visit(url), { cookie })).toEqual({
    to: '/sign-in?refused=account.oidc-unknown',
  });
  expect(await app.db.ownerSql`select count(*) from platform.person`).toEqual(before);
});

test('who connected it signs in at the provider and lands where they wanted to', async () => {
  const person = await app.person({ roles: ['intake'] });
  expect((await connect(person, 'zhang-3', 'Wrong-Password-1')).to).toBe('password.wrong-current');
  expect((await connect(person, 'zhang-3')).to).toBe('/account');
  provider.signsInAs('zhang-3');
  const { url, cookie } = await begin('?return=%2Ftest%2Fdesk');
  const back = await comeBack(await provider.visit(url), { cookie });
  expect(back.to).toBe('/test/desk');
  const me = await app.http.inject({ url: '/api/me', headers: { cookie: back.cookie ?? '' } });
  expect(me.json()['user'].id).toBe(person.id);
});

test('an identity is connected to one account', async () => {
  await connect(await app.person(), 'shared');
  expect((await connect(await app.person(), 'shared')).to).toBe('/account?refused=account.oidc-taken');
});

test('a disabled account is not opened by the provider', async () => {
  const person = await app.person();
  await connect(person, 'gone');
  await app.db.ownerSql`update platform.person set disabled = true where id = ${person.id}`;
  provider.signsInAs('gone');
  const { url, cookie } = await begin();
  expect(await comeBack(await provider.visit(url), { cookie })).toEqual({ to: '/sign-in?refused=account.disabled' });
});

const refused = { to: '/sign-in?refused=account.oidc-refused', cookie: undefined };

test('a wrong state, another browser’s, none, and one used before are refused', async () => {
  await connect(await app.person(), 'li-4');
  provider.signsInAs('li-4');
  const mine = await begin();
  const back = await provider.visit(mine.url);
  expect(await comeBack(back, { cookie: (await begin()).cookie })).toEqual(refused);
  expect(await comeBack(back, {})).toEqual(refused);
  const forged = back.replace(/state=[^&]+/, 'state=forged');
  expect(await comeBack(forged, { cookie: 'chengyun.oidc=forged' })).toEqual(refused);
  expect((await comeBack(back, { cookie: mine.cookie })).to).toBe('/');
  expect(await comeBack(back, { cookie: mine.cookie })).toEqual(refused);
});

test('an ID token with the nonce of another sign-in is refused', async () => {
  await connect(await app.person(), 'wang-5');
  provider.signsInAs('wang-5');
  const { url, cookie } = await begin();
  const other = new URL(url);
  other.searchParams.set('nonce', 'of-another-sign-in');
  expect(await comeBack(await provider.visit(other.href), { cookie })).toEqual(refused);
});

test('a code that another sign-in was given is refused (PKCE)', async () => {
  await connect(await app.person(), 'zhao-6');
  provider.signsInAs('zhao-6');
  const [mine, other] = [await begin(), await begin()];
  const stolen = new URL(await provider.visit(other.url)).searchParams.get('code') ?? '';
  const back = new URL(await provider.visit(mine.url));
  back.searchParams.set('code', stolen);
  expect(await comeBack(back.href, { cookie: mine.cookie })).toEqual(refused);
});

test('somebody else’s connecting is not finished in my browser', async () => {
  const [mine, other] = [await app.person(), await app.person()];
  const headers = await app.signIn(other);
  const payload = { password: other.password };
  const begun = await app.http.inject({ method: 'POST', url: '/api/me/oidc/connect', headers, payload });
  provider.signsInAs('mallory');
  const url = await provider.visit(begun.json()['url']);
  const cookie = `${(await app.signIn(mine)).cookie}; ${cookieOf(begun.headers['set-cookie'])}`;
  expect((await comeBack(url, { cookie })).to).toBe('/account?refused=account.oidc-refused');
});

test('a provider that cannot be reached is told, and others may sign in', async () => {
  const down = makeProvider(
    { issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 'y', name: 'z' },
    app.world.log,
  );
  await expect(down.begin(BACK)).rejects.toThrow('account.oidc-down');
});

test.each([
  ['/qingxi/desk?state=filed', '/qingxi/desk?state=filed'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
])('%s leads to %s', (given, to) => {
  expect(localPath(given)).toBe(to);
});
