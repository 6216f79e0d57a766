import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import Type from 'typebox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLog } from '../log.ts';
import { buildHttp, type Http } from './build-http.ts';
import { genericRefusals } from './generic-refusals.ts';
import { RATE } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { rememberRefusal } from './request-facts.ts';

let app: Http;
let dir: string;
let logged: string[];
beforeEach(async () => {
  logged = [];
  dir = mkdtempSync(join(tmpdir(), 'chengyun-attacks-'));
  mkdirSync(join(dir, 'web/assets'), { recursive: true });
  writeFileSync(join(dir, 'web/index.html'), '<!doctype html>the page');
  writeFileSync(join(dir, 'secret.txt'), 'THE SECRET');
  const log = makeLog('trace', false, { write: (line) => void logged.push(line) });
  const health = { checks: {}, metrics: new Registry(), mayReadMetrics: async () => false };
  app = await buildHttp({ log, refusals: genericRefusals, version: '0', webDir: join(dir, 'web'), health });
  app.post(
    '/api/echo',
    { schema: { body: Type.Object({ a: Type.Optional(Type.Unknown()) }) } },
    async ({ body }) => body,
  );
  app.get('/api/who', () => {
    throw new Refusal('not-signed-in');
  });
  app.get('/api/fine', async () => ({ ok: true }));
  app.get('/georeport/v2/services.xml', { schema: { security: [] } }, async () => '<services></services>');
  app.get('/georeport/v2/requests.xml', async (request, reply) => {
    rememberRefusal(request, 'people.key-invalid');
    return reply.code(403).send('<errors></errors>');
  });
  app.get('/api/bug', ({ headers }) => {
    throw Object.assign(new Error('a bug'), { headers, password: 'Geheim-7-Wort' });
  });
});
afterEach(async () => {
  await app.close();
  rmSync(dir, { recursive: true });
});

function post(payload: string, headers: Readonly<Record<string, string>> = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/echo',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

test('whoever opens an address gets the page, also one that ends like a file; a file that is missing is missing', async () => {
  const ask = async (url: string, accept: string) => (await app.inject({ url, headers: { accept } })).statusCode;
  const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
  expect(await ask('/qingxi/measures', html)).toBe(200);
  expect(await ask('/qingxi/measures/loop.reported', html)).toBe(200);
  expect(await ask('/qingxi/logo.png', 'image/avif,image/webp,*/*')).toBe(404);
  expect(await ask('/assets/gone.js', html)).toBe(404);
  expect(await ask('/api/gone.json', html)).toBe(404);
});

test('a text cut in the middle of an emoji is taken, with a sign in the place of the half', async () => {
  const { statusCode, body } = await post('{"a":"火警\\ud83d"}');
  expect([statusCode, JSON.parse(body)]).toEqual([200, { a: '火警\ufffd' }]);
});

test('a page may load nothing from elsewhere, run no script written into it, and be framed by nobody else', async () => {
  const { headers } = await app.inject({ url: '/' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("object-src 'none'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  expect([headers['x-content-type-options'], headers['x-frame-options'], headers['referrer-policy']]).toEqual([
    'nosniff',
    'SAMEORIGIN',
    'same-origin',
  ]);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/%00/secret.txt',
  '/.%2e/secret.txt',
])('no way of writing a path leads out of the folder of pages: %s', async (url) => {
  const answer = await app.inject({ url });
  expect(answer.body).not.toContain('THE SECRET');
  expect([400, 403, 404]).toContain(
    answer.statusCode === 200 ? (answer.body.includes('the page') ? 404 : 200) : answer.statusCode,
  );
});

test.each([
  '//evil.example/',
  '/\\evil.example/',
  '/%2f%2fevil.example/',
  '/assets//evil.example/..',
  '/https://evil.example',
])('no address of ours sends a browser to another site: %s', async (url) => {
  const { headers, statusCode } = await app.inject({ url });
  expect([statusCode >= 300 && statusCode < 400, headers['location']]).toEqual([false, undefined]);
});

test('a giant body is cut off at its limit and never kept', async () => {
  const answer = await post(JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) }));
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
});

test.each([
  ['lists', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('a body of %s in each other is refused, and the server stands', async (_, text) => {
  const answer = await post(`{"a":${text}}`);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'bad-request']);
  expect((await post('{"a":1}')).statusCode).toBe(200);
});

test.each([
  '{"__proto__":{"admin":true}}',
  '{"a":{"constructor":{"prototype":{"admin":true}}}}',
  '{"a":{"__proto__":{"admin":true}}}',
])('a body that reaches for the prototype of objects changes nothing: %s', async (payload) => {
  expect((await post(payload)).statusCode).toBe(400);
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

test('no pattern of the interface takes longer than a moment, whatever is sent', () => {
  const described = readFileSync(join(import.meta.dirname, '../../../openapi.json'), 'utf8');
  const patterns = new Set<string>();
  JSON.parse(described, (name, value) => {
    if (name === 'pattern' && typeof value === 'string') patterns.add(value);
    return value;
  });
  expect(patterns.size).toBeGreaterThan(5);
  const hostile = ['a', '1', ' ', '-', '.', 'aA1', '1-', ' ,', '文'].flatMap((part) => [
    part.repeat(20_000),
    `${part.repeat(20_000)}\u0001`,
  ]);
  for (const pattern of patterns) {
    const form = new RegExp(pattern, 'u');
    // Of the processor, not of the clock: on a busy machine a test waits for others.
    const begun = process.threadCpuUsage().user;
    for (const text of hostile) form.test(text);
    const ms = (process.threadCpuUsage().user - begun) / 1000;
    expect([pattern, ms < 500]).toEqual([pattern, true]);
  }
});

test('whoever sends a request byte by byte is let go', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  expect([app.server.headersTimeout, app.server.requestTimeout]).toEqual([15_000, 300_000]);
  app.server.headersTimeout = 500;
  const address = app.server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  let told = '';
  socket.on('data', (part) => {
    told += String(part);
  });
  socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ');
  await new Promise((resolve) => socket.once('close', resolve));
  expect(told).toContain('408');
}, 20_000);

test('an address that tries sessions or keys that are none is not looked up any more after a while', async () => {
  const tryKey = (n: number, remoteAddress: string) =>
    app.inject({ url: '/api/who', headers: { authorization: `Bearer guess-${n}` }, remoteAddress });
  for (let n = 0; n < RATE.refused; n += 1) expect((await tryKey(n, '10.0.0.1')).statusCode).toBe(401);
  const held = await tryKey(RATE.refused, '10.0.0.1');
  expect([held.statusCode, held.json().code, Number(held.headers['retry-after']) > 0]).toEqual([429, 'too-many', true]);
  expect((await tryKey(0, '10.0.0.2')).statusCode).toBe(401);
});

test('the limits hold for Open311 too, where a key that is none is refused as 403', async () => {
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    app.inject({ url: `/georeport/v2/${path}.xml`, remoteAddress: '10.0.0.4', headers });
  for (let n = 0; n < RATE.refused; n += 1) await ask('requests', { authorization: `Bearer guess-${n}` });
  expect((await ask('requests', { authorization: 'Bearer guess' })).statusCode).toBe(429);
  const invented = (n: number) =>
    app.inject({
      url: '/georeport/v2/services.xml',
      remoteAddress: '10.0.0.5',
      headers: { authorization: `Bearer invented-${n}` },
    });
  for (let n = 0; n < RATE.anonymous; n += 1) await invented(n);
  expect((await invented(0)).statusCode).toBe(429);
});

test('an address without any session or key has a limit of its own', async () => {
  const ask = () => app.inject({ url: '/api/fine', remoteAddress: '10.0.0.3' });
  for (let n = 0; n < RATE.anonymous; n += 1) await ask();
  expect((await ask()).statusCode).toBe(429);
  const signedIn = { authorization: 'Bearer k' };
  expect((await app.inject({ url: '/api/fine', remoteAddress: '10.0.0.3', headers: signedIn })).statusCode).toBe(200);
});

test('a cookie that is none of ours is no session: it lifts no limit', async () => {
  const { addRateLimit } = await import('./rate-limit.ts');
  const { default: Fastify } = await import('fastify');
  const small = Fastify();
  await addRateLimit(small, { ...RATE, anonymous: 3 });
  small.get('/api/fine', async () => ({ ok: true }));
  const ask = (cookie: string) => small.inject({ url: '/api/fine', remoteAddress: '10.0.2.1', headers: { cookie } });
  for (let n = 0; n < 3; n += 1) expect((await ask('a=b')).statusCode).toBe(200);
  expect((await ask('not.chengyun.session_token=x')).statusCode).not.toBe(200);
  expect((await ask('a=b; __Secure-chengyun.session_token=x')).statusCode).toBe(200);
  expect((await ask('chengyun.kiosk=x')).statusCode).toBe(200);
  await small.close();
});

test('one account has a limit of its own, from however many addresses', async () => {
  const { addRateLimit } = await import('./rate-limit.ts');
  const { default: Fastify } = await import('fastify');
  const small = Fastify();
  await addRateLimit(small, { ...RATE, account: 5 });
  small.get('/api/fine', async () => ({ ok: true }));
  const ask = (key: string, n: number) =>
    small.inject({ url: '/api/fine', remoteAddress: `10.0.1.${n}`, headers: { authorization: `Bearer ${key}` } });
  const statuses = [];
  for (let n = 0; n < 7; n += 1) statuses.push((await ask('k', n)).statusCode);
  expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
  expect(statuses.slice(5)).not.toContain(200);
  expect((await ask('another', 1)).statusCode).toBe(200);
  await small.close();
});

test('no secret of a request comes into the log, also not through an error of ours', async () => {
  const headers = { authorization: 'Bearer cy_TOPSECRET', cookie: 'chengyun.session_token=TOPSECRET' };
  expect((await app.inject({ url: '/api/bug', headers })).statusCode).toBe(500);
  expect((await app.inject({ url: '/api/who?token=x', headers })).statusCode).toBe(401);
  expect(logged.join('')).toContain('a bug');
  expect(logged.join('')).not.toMatch(/TOPSECRET|Geheim/);
});
