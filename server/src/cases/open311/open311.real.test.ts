import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { auditStage } from '../../people/audit/audit-stage.ts';
import { createTown } from '../../people/create-town.ts';
import { inTown } from '../../people/in-town.ts';
import { makeKey } from '../../people/keys/make-key.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { casesStage } from '../cases.ts';
import { openLoop } from '../open-loop.ts';
import { settle } from '../testing/a-real-town.ts';
import { unitIds } from '../testing/a-town.ts';
import { verifyTown } from '../verify.ts';

let app: TestApp;
let desk: Headers;
beforeAll(async () => {
  const start: typeof casesStage.start = async (world) => {
    await settle(world.ownerSql, {
      sources: ['phone', 'resident', 'open311'],
      reporters: ['intake', 'resident'],
      handleByMatter: { help: { amount: 5, unit: 'work_day', reading: 'day_end' } },
    });
    return casesStage.start(world);
  };
  app = await testApp({ stages: [auditStage, { ...casesStage, start }] });
  desk = await app.key({ roles: ['intake', 'dispatcher'] });
});
afterAll(() => app.stop());

type Headers = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>>;
type Told = Readonly<Record<string, unknown>>;

const FORM = 'application/x-www-form-urlencoded';
const report = { service_code: 'ticket.small.01', lat: '31.5', long: '120.5', description: '路面破损' };

async function ask(path: string, headers: Headers = {}) {
  const answer = await app.http.inject({
    url: `/georeport/v2/${path}`,
    headers: { 'accept-language': 'en', ...headers },
  });
  const { statusCode: status, body: text } = answer;
  return {
    status,
    text,
    type: String(answer.headers['content-type']),
    list: text.startsWith('[') ? (answer.json() as Told[]) : [],
  };
}

async function send(fields: Fields, headers: Headers = desk, format = 'json') {
  const answer = await app.http.inject({
    ...{ method: 'POST', url: `/georeport/v2/requests.${format}`, payload: new URLSearchParams(fields).toString() },
    headers: { 'accept-language': 'en', 'content-type': FORM, ...headers },
  });
  const { statusCode: status, body: text, headers: told } = answer;
  return { status, text, told, list: text.startsWith('[') ? (answer.json() as Told[]) : [] };
}

async function made(fields: Fields = {}): Promise<string> {
  const { list, text } = await send({ ...report, ...fields });
  const id = list[0]?.['service_request_id'];
  if (typeof id !== 'string') throw new Error(text);
  return id;
}

async function act(id: string, action: string, payload: object): Promise<void> {
  const url = `/api/towns/test/cases/${id}/actions/${action}`;
  const answer = await app.http.inject({ method: 'POST', url, payload, headers: { ...desk } });
  expect([answer.statusCode, answer.statusCode < 300 || answer.body]).toEqual([200, true]);
}

async function casesNow(): Promise<number> {
  const [row] = await app.db.ownerSql<{ n: number }[]>`select count(*)::int as n from town_test.cases`;
  return row?.n ?? 0;
}

test('discovery and services are open to everybody, in XML and in JSON', async () => {
  const discovery = await ask('discovery.xml');
  expect([discovery.status, discovery.type]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(discovery.text).toContain('<format>text/xml</format>');
  const services = await ask('services.json');
  expect([services.status, services.type]).toEqual([200, 'application/json; charset=utf-8']);
  expect(services.list.map((one) => one['service_code'])).toEqual(['ticket.small.01', 'ticket.small.02']);
  expect((await ask('services.xml?jurisdiction_id=test')).text).toContain(
    '<service_code>ticket.small.01</service_code>',
  );
  const definition = await ask('services/ticket.small.01.xml');
  expect(definition.text).toContain(
    '<service_definition><service_code>ticket.small.01</service_code><attributes><attribute>',
  );
  expect(await ask('services/ticket.small.99.json')).toMatchObject({ status: 404, list: [{ code: 404 }] });
});

test('what is posted is a case in the store, and is shown as it goes on', async () => {
  const id = await made({ phone: '13812345678', last_name: '欧阳', first_name: '建国', 'attribute[matter]': 'help' });
  const [row] = await app.db.ownerSql`
    select source, matter, category_code, lon, lat, area_code, reported_by from town_test.cases where id = ${id}`;
  expect(row).toMatchObject({ source: 'open311', matter: 'help', category_code: '01', lon: 120.5, lat: 31.5 });
  expect([row?.['area_code'], String(row?.['reported_by']).slice(0, 4)]).toEqual(['310199101001001', 'key:']);
  expect((await ask(`requests/${id}.json`, desk)).list).toEqual([
    expect.objectContaining({ service_request_id: id, status: 'open', service_code: 'ticket.small.01', lat: 31.5 }),
  ]);
  await act(id, 'file', { category: { taxonomy: 'small', code: '02' } });
  await act(id, 'dispatch', { leadUnitId: unitIds.roads });
  const [shown] = (await ask(`requests.json?service_request_id=${id}`, desk)).list;
  expect(shown).toMatchObject({ service_code: 'ticket.small.02', service_name: 'Water', agency_responsible: 'roads' });
  expect(String(shown?.['expected_datetime'])).toMatch(/\+08:00$/);
  const declined = await made();
  await act(declined, 'decline', { reason: '不属本镇' });
  expect((await ask(`requests/${declined}.json`, desk)).list[0]).toMatchObject({
    status: 'closed',
    status_notes: 'Not accepted',
  });
  expect((await ask(`tokens/${id}.json`, desk)).list).toEqual([{ service_request_id: id, token: id }]);
  const { loop } = await openLoop(app.world);
  expect((await verifyTown(loop, 'test', () => {})).differences).toEqual([]);
});

test('an answer in XML is a list of requests with what was written in it', async () => {
  const id = await made({ description: '<b>A & B]]></b>' });
  const { text, type } = await ask(`requests/${id}.xml`, desk);
  expect(type).toBe('text/xml; charset=utf-8');
  expect(text).toContain(
    `<service_requests><request><service_request_id>${id}</service_request_id><status>open</status>`,
  );
  expect(text).toContain('<description>&lt;b&gt;A &amp; B]]&gt;&lt;/b&gt;</description>');
  const posted = await send(report, desk, 'xml');
  expect(posted.text).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?><service_requests><request><service_request_id>/,
  );
});

test('a report of emoji alone is taken, wherever its title is cut', async () => {
  const id = await made({ description: '🚀'.repeat(2500) });
  const [shown] = (await ask(`requests/${id}.json`, desk)).list;
  expect(shown).toMatchObject({ description: `${'🚀'.repeat(1999)}\uFFFD…` });
});

test('nobody’s name or number is told, whoever asks', async () => {
  const name = '欧阳建国';
  const id = await made({
    description: '请回电13812345678',
    address_string: '清溪路，电话13912345678',
    phone: '13712345678',
    last_name: name,
  });
  for (const path of [`requests/${id}.json`, `requests/${id}.xml`, `requests.json?service_request_id=${id}`]) {
    const { text } = await ask(path, desk);
    expect(text).toContain('请回电***');
    expect(text).not.toMatch(/13812345678|13912345678|13712345678|欧阳/);
  }
});

test('lists narrow by service, status and dates, and go page by page', async () => {
  const ids = [
    await made({ service_code: 'ticket.small.02', description: '一' }),
    await made({ service_code: 'ticket.small.02' }),
  ];
  await act(String(ids[0]), 'decline', { reason: '不属本镇' });
  const listed = async (query: string) =>
    (await ask(`requests.json?${query}`, desk)).list.map((one) => one['service_request_id']);
  const open = await listed('service_code=ticket.small.02&status=open');
  expect([open.includes(ids[1]), open.includes(ids[0])]).toEqual([true, false]);
  expect(await listed('status=closed')).toContain(ids[0]);
  const [first, second] = [await listed('page_size=1'), await listed('page_size=1&page=2')];
  expect([...first, ...second]).toEqual([ids[1], ids[0]]);
  expect(await listed('end_date=2020-01-01T00:00:00Z')).toEqual([]);
  expect(await ask('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', desk)).toMatchObject({
    ...{ status: 400, list: [{ code: 400 }] },
  });
});

test('the same report under one key opens one case; another under it is refused', async () => {
  const before = await casesNow();
  const headers = { ...desk, 'idempotency-key': 'report-1' };
  const both = await Promise.all([send(report, headers), send(report, headers)]);
  const again = await send(report, headers);
  expect(again.told['idempotency-replayed']).toBe('true');
  expect(new Set([...both, again].map(({ list }) => list[0]?.['service_request_id'])).size).toBe(1);
  expect(await casesNow()).toBe(before + 1);
  expect(await send({ ...report, description: '另一件' }, headers)).toMatchObject({
    status: 400,
    list: [{ code: 400 }],
  });
});

test('a key is taken as a parameter or a header; without one that may, nothing is told or stored', async () => {
  const before = await casesNow();
  const bare = String(desk['authorization']).slice('Bearer '.length);
  expect((await ask(`requests.json?api_key=${bare}`)).status).toBe(200);
  expect((await send({ ...report, api_key: bare }, {})).status).toBe(200);
  const readOnly = await app.key({ roles: ['intake'], scopes: ['read'] });
  const unit = await app.key({ roles: ['unit'], unitIds: [unitIds.water] });
  const auditor = await app.key({ roles: ['auditor'] });
  const session = await app.signIn(await app.person({ roles: ['intake'] }));
  const refused = [
    ...[await send(report, {}), await send({ nonsense: '1' }, {}), await send({ ...report, api_key: 'cy_guess' }, {})],
    ...[
      await send(report, readOnly),
      await send(report, unit),
      await send(report, auditor),
      await send(report, session),
    ],
    ...[await ask('requests.json'), await ask('requests.json?api_key=cy_guess'), await ask('requests.json', auditor)],
    ...[await ask('requests.json', session), await ask('tokens/x.json')],
  ];
  expect(refused.map(({ status, list }) => [status, list[0]?.['code']])).toEqual(refused.map(() => [403, 403]));
  expect(await casesNow()).toBe(before + 1);
  const id = await made();
  expect((await ask('requests.json', unit)).list).toEqual([]);
  expect((await ask(`requests/${id}.json`, unit)).status).toBe(404);
  expect((await ask('requests.json', readOnly)).list.length).toBeGreaterThan(0);
});

test('what does not fit is refused in Open311’s own form, with what would', async () => {
  const before = await casesNow();
  const { service_code: _, ...without } = report;
  const refused = [
    await send(without),
    await send({ ...report, lat: 'north' }),
    await send({ ...report, long: '122.5' }),
    await send({ service_code: report.service_code }),
    await send({ ...report, description: '\u0000' }),
    await send({ ...report, description: '长'.repeat(4001) }),
    await send({ ...report, 'attribute[depth]': '3' }),
    await send({ ...report, phone: 'call me' }),
    await send(report, { ...desk, 'content-type': 'application/json' }),
    await send({ ...report, description: '长'.repeat(200_000) }),
    await ask('requests.json?start_date=2026-11-01T00:00:00Z&end_date=2026-11-01T23:59:60Z', desk),
    await ask('requests.json?status=investigating', desk),
    await ask('requests.json?page_size=5000', desk),
    await ask('requests.json?status=open&status=closed', desk),
  ];
  expect(refused.map(({ status, list }) => [status, list[0]?.['code']])).toEqual(refused.map(() => [400, 400]));
  expect(String(refused[2]?.list[0]?.['description'])).toContain('outside the town');
  expect(await send({ ...report, service_code: 'no.such.1' })).toMatchObject({ status: 404, list: [{ code: 404 }] });
  expect(await ask('requests/638344.json', desk)).toMatchObject({ status: 404, list: [{ code: 404 }] });
  expect((await ask('nothing.xml')).text).toMatch(/^<\?xml .*<errors><error><code>404<\/code><description>/);
  expect((await ask('requests.xml')).text).toContain('<errors><error><code>403</code>');
  expect(await casesNow()).toBe(before);
});

test('a refused report is told in the trail without what names its reporter, one that is taken in the journal alone', async () => {
  const person = { first_name: 'Ann', last_name: 'Lee', phone: '13812345678', email: 'ann@example.org' };
  const id = await made(person);
  await send({ ...report, ...person, long: '122.75' });
  const rows = await app.db.ownerSql<{ actorId: string; detail: object }[]>`
    select actor_id as "actorId", detail from platform.audit
    where action = 'POST /georeport/v2/requests.:format' and (ok or detail::text like '%122.75%')`;
  expect(rows.map(({ actorId }) => actorId.slice(0, 4))).toEqual(['key:']);
  expect(JSON.stringify(rows)).not.toMatch(/Ann|Lee|13812345678|example\.org/);
  const steps = await app.db.ownerSql`select action from town_test.journal where case_id = ${id}`;
  expect(steps.map((step) => step['action'])).toEqual(['report']);
});

test('where there are several towns one is named; a key opens its own and no other', async () => {
  await createTown(app.db.ownerSql, {
    ...{ id: 'other', name: { zh: '另一镇', en: 'Other Town' }, prefix: 'QT' },
    ...{ center: [121.5, 31.2], bbox: [121.4, 31.1, 121.6, 31.3] },
  });
  const foreign = await inTown(app.db.sql, 'other', systemActor, (sql) => {
    const wanted = {
      name: 'other',
      roles: ['intake' as const],
      unitIds: [],
      scopes: ['read' as const, 'write' as const],
      days: 1,
    };
    return makeKey(sql, 'other', 'system', wanted, new Date());
  });
  const theirs = { authorization: `Bearer ${foreign.key}` };
  expect((await ask('services.json')).status).toBe(400);
  expect((await ask('services.json?jurisdiction_id=nowhere')).status).toBe(404);
  expect((await send({ ...report, jurisdiction_id: 'test' }, theirs)).status).toBe(403);
  expect((await ask('requests.json?jurisdiction_id=test', theirs)).status).toBe(403);
  expect(await ask('requests.json?jurisdiction_id=other', theirs)).toMatchObject({ status: 200, text: '[]' });
  expect((await send({ ...report, jurisdiction_id: 'test' })).status).toBe(200);
  const shipped = (await ask('services.json?jurisdiction_id=other')).list;
  expect(shipped.length).toBeGreaterThan(50);
  expect(shipped.find((one) => one['service_code'] === 'hotline.hotline.H0105')).toMatchObject({ metadata: true });
  const posted = await send(
    { jurisdiction_id: 'other', service_code: 'hotline.hotline.H0105', address_string: '清溪路12号' },
    theirs,
  );
  const [row] = await app.db
    .ownerSql`select source from town_other.cases where id = ${String(posted.list[0]?.['service_request_id'])}`;
  expect(row?.['source']).toBe('open311');
});
