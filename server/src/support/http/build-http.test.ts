import { CaseSummary } from '@chengyun/contract/case';
import { Instant, Lamp, Localized, Position } from '@chengyun/contract/words';
import pino from 'pino';
import { Registry } from 'prom-client';
import Type from 'typebox';
import { afterEach, expect, test } from 'vitest';
import { buildHttp, closeHttp, type Http } from './build-http.ts';
import { genericRefusals } from './generic-refusals.ts';
import { mergeRefusals, Refusal, refusals } from './refusal.ts';

const ownRefusals = refusals({
  'lamp.broken': {
    status: 422,
    title: { zh: '灯坏了', en: 'Lamp broken' },
    sentence: { zh: '“{name}”的灯坏了。', en: 'The lamp of "{name}" is broken.' },
  },
});
const Body = Type.Object(
  {
    lamp: Lamp,
    count: Type.Integer({ minimum: 1, maximum: 5 }),
    at: Type.Optional(Instant),
    position: Type.Optional(Position),
    kind: Type.Optional(Type.Enum(['x', 'y'])),
    items: Type.Optional(Type.Array(Type.String({ maxLength: 3 }))),
  },
  { additionalProperties: false },
);
const Query = Type.Object(
  { limit: Type.Optional(Type.Integer({ maximum: 200 })), lamp: Type.Optional(Type.Array(Lamp)) },
  { additionalProperties: false },
);

let app: Http | undefined;
afterEach(() => app?.close());

async function build(): Promise<Http> {
  const health = { checks: {}, metrics: new Registry(), mayReadMetrics: async () => false };
  const table = mergeRefusals(genericRefusals, ownRefusals);
  const options = { log: pino({ level: 'silent' }), refusals: table, version: '0.0.1', webDir: '/nowhere', health };
  const built = await buildHttp(options);
  built.post('/api/lamps', { schema: { body: Body } }, async ({ body }) => body);
  built.get('/api/lamps', { schema: { querystring: Query } }, async ({ query }) => query);
  built.get('/api/broken', () => {
    throw new Refusal('lamp.broken', { name: '一号' }, { allowedActions: ['repair'] });
  });
  built.get('/api/bug', () => {
    throw new Error('secret detail');
  });
  built.get('/api/cases', { schema: { response: { 200: Type.Array(CaseSummary) } } }, async () => []);
  built.get('/api/case', { schema: { response: { 200: CaseSummary } } }, async () => aSummary());
  built.get('/api/machine', { config: { forMachines: true } }, async () => 'told');
  app = built;
  return built;
}

function aSummary() {
  const text = { number: 'CS-1', kind: 'hotline', source: 'hotline', externalNumber: null, matter: 'help' as const };
  const place = { place: null, position: [120.5, 31.2] as [number, number], areaCode: null, areaName: null };
  const unit = { leadUnitId: null, leadUnitName: null, lamp: 'red' as const, dueClock: null, dueAt: null };
  const flags = { late: false, exempt: false, suspendedUntil: null, supervision: null, led: false, sample: false };
  const counts = { returns: 0, reworks: 0, signals: 1, grouped: false, frequent: 'none', version: 3 } as const;
  const times = { reportedAt: '2026-01-01T00:00:00Z', closedAt: null, updatedAt: '2026-01-01T00:00:00Z' };
  const names = { title: '路灯', category: { taxonomy: 't', code: '1' }, categoryName: { zh: '灯', en: 'Lamp' } };
  const id = '00000000-0000-7000-8000-000000000001';
  return { id, state: 'filed' as const, ...text, ...place, ...unit, ...flags, ...counts, ...times, ...names };
}

test('a wrong input is told place by place in Chinese with what stood there and what would fit', async () => {
  const http = await build();
  const payload = { lamp: 'blue', count: 9, extra: 1, at: 'soon', position: [200, 1], kind: 'z', items: ['long one'] };
  const answer = await http.inject({ method: 'POST', url: '/api/lamps', payload });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toEqual({
    type: '/docs/errors#bad-input',
    title: '输入有误',
    status: 400,
    code: 'bad-input',
    detail: '提交的内容有 7 处不符合要求，请按提示修改。',
    errors: [
      { path: 'extra', message: '没有这一项，请删除' },
      { path: 'lamp', message: '“blue” 不符合要求：应为以下之一：“green”、“yellow”、“red”' },
      { path: 'count', message: '9 不符合要求：不能大于 5' },
      { path: 'at', message: '“soon” 不符合要求：应为带时区的时间，如 2026-01-31T09:30:00+08:00' },
      { path: 'position.0', message: '200 不符合要求：不能大于 180' },
      { path: 'kind', message: '“z” 不符合要求：应为以下之一：“x”、“y”' },
      { path: 'items.0', message: '“long one” 不符合要求：至多 3 个字' },
    ],
  });
});

test('the same in English, also for what is missing and for the query', async () => {
  const http = await build();
  const headers = { 'accept-language': 'en-GB,en;q=0.9' };
  const missing = await http.inject({ method: 'POST', url: '/api/lamps', headers, payload: { count: '3' } });
  expect(missing.json()['errors']).toEqual([
    { path: 'lamp', message: 'this is required' },
    { path: 'count', message: '“3” does not fit: it must be a whole number' },
  ]);
  const query = await http.inject({ url: '/api/lamps?limit=201&lamp=blue', headers });
  expect(query.json()['errors']).toEqual([
    { path: 'query.limit', message: '201 does not fit: it must be at most 200' },
    { path: 'query.lamp.0', message: '“blue” does not fit: it must be one of “green”, “yellow”, “red”' },
  ]);
});

test('texts of the query become numbers and lists where the schema says so', async () => {
  const http = await build();
  expect((await http.inject('/api/lamps?limit=5&lamp=red')).json()).toEqual({ limit: 5, lamp: ['red'] });
});

test('a refusal reaches the caller with its sentence, values and facts', async () => {
  const http = await build();
  const answer = await http.inject({ url: '/api/broken', headers: { 'accept-language': 'en' } });
  expect(answer.json()).toEqual({
    type: '/docs/errors#lamp.broken',
    title: 'Lamp broken',
    status: 422,
    code: 'lamp.broken',
    detail: 'The lamp of "一号" is broken.',
    allowedActions: ['repair'],
  });
});

test('a bug of ours shows a reference and nothing else', async () => {
  const http = await build();
  const answer = await http.inject({ url: '/api/bug', headers: { 'accept-language': 'en' } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret');
  expect(answer.json()['ref']).toMatch(/^[0-9A-F]{6}$/);
});

test.each([
  ['a broken body', { payload: '{', headers: { 'content-type': 'application/json' } }, 400, 'bad-request'],
  ['another type', { payload: 'x', headers: { 'content-type': 'text/csv' } }, 415, 'unsupported-type'],
  ['too much', { payload: { lamp: 'x'.repeat(1_100_000) } }, 413, 'too-large'],
])('%s is refused with its own code', async (_, request, status, code) => {
  const http = await build();
  const answer = await http.inject({ method: 'POST', url: '/api/lamps', ...request });
  expect([answer.statusCode, answer.json()['code']]).toEqual([status, code]);
});

test('an address nobody serves is a problem too', async () => {
  const http = await build();
  const answer = await http.inject('/api/none');
  expect([answer.statusCode, answer.json()['code']]).toEqual([404, 'not-found']);
});

test('an answer is written by its schema, unions and nulls included', async () => {
  const http = await build();
  expect((await http.inject('/api/case')).json()).toEqual(aSummary());
});

test('an answer may use a named schema in several places and branches', async () => {
  const http = await build();
  const Named = Type.Object({ name: Localized, other: Type.Union([Localized, Type.Null()]) }, { $id: 'Named' });
  const value = { name: { zh: '灯', en: 'Lamp' }, other: null };
  const answer = Type.Union([Named, Type.Object({ list: Type.Array(Named) })]);
  http.get('/api/named', { schema: { response: { 200: answer } } }, async () => ({ list: [value] }));
  expect((await http.inject('/api/named')).json()).toEqual({ list: [value] });
});

test('closing lets a request under way finish and cuts a stream that never ends', async () => {
  const http = await build();
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: go, resolve: release } = Promise.withResolvers<void>();
  http.get('/api/slow', async () => {
    reach();
    await go;
    return 'done';
  });
  http.get('/api/stream', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
  });
  const url = await http.listen({ port: 0 });
  const stream = await fetch(`${url}/api/stream`);
  const slow = fetch(`${url}/api/slow`);
  await reached;
  const closed = closeHttp(http);
  release();
  expect([(await slow).status, await (await slow).text()]).toEqual([200, 'done']);
  await closed;
  await expect(stream.text()).rejects.toThrow();
});

test('what the schema of an answer does not name never leaves', async () => {
  const http = await build();
  const answer = Type.Object({ name: Type.String() });
  const row = { name: 'x', secret: 'y' };
  http.get('/api/row', { schema: { response: { 200: answer } } }, async () => row);
  expect((await http.inject('/api/row')).json()).toEqual({ name: 'x' });
});

test('schemas with an id become components of the description', async () => {
  const http = await build();
  const document = (await http.inject('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['CaseSummary', 'Lamp', 'Localized']),
  );
  const answer = document.paths['/api/cases'].get.responses['200'].content['application/json'].schema;
  expect(answer).toEqual({ type: 'array', items: { $ref: '#/components/schemas/CaseSummary' } });
  const whole = document.paths['/api/case'].get.responses['200'].content['application/json'].schema;
  expect(whole).toEqual({ $ref: '#/components/schemas/CaseSummary' });
  expect(JSON.stringify(document)).not.toContain('"$id"');
});

test('answers of a kilobyte and more are compressed, small ones are not', async () => {
  const http = await build();
  const headers = { 'accept-encoding': 'gzip, br' };
  expect((await http.inject({ url: '/api/openapi.json', headers })).headers['content-encoding']).toBe('br');
  expect((await http.inject({ url: '/api/lamps', headers })).headers['content-encoding']).toBeUndefined();
});

test('the policy for pages allows the map its worker and nothing from elsewhere', async () => {
  const http = await build();
  const policy = String((await http.inject('/healthz')).headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("worker-src 'self' blob:");
  expect(policy).not.toContain('unsafe-eval');
});

test('what only machines ask is answered without the policy for pages, but not to be guessed at either', async () => {
  const http = await build();
  const { headers } = await http.inject('/api/machine');
  expect(Object.keys(headers).filter((name) => /^(x-|content-security|cross-origin|referrer)/.test(name))).toEqual([
    'x-content-type-options',
    'x-request-id',
  ]);
});

test('a caller without a session is stopped after 600 requests a minute and told when to return', async () => {
  const http = await build();
  const statuses: number[] = [];
  for (let n = 0; n < 601; n++) statuses.push((await http.inject('/api/lamps')).statusCode);
  const last = await http.inject('/api/lamps');
  expect(statuses.filter((status) => status === 200)).toHaveLength(600);
  expect([last.statusCode, last.json()['code'], Number(last.headers['retry-after']) > 0]).toEqual([
    429,
    'too-many',
    true,
  ]);
});
