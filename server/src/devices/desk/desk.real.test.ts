import { encode as encodeChirpstack } from '@chengyun/protocols/chirpstack/encode';
import { sign } from '@chengyun/protocols/onenet/signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { asSystem, until } from '../ingest/test-devices.ts';
import type { Devices } from '../open-devices.ts';
import { testStage } from './test-stage.ts';

let app: TestApp;
let devices: Devices;
let desk: { readonly authorization: string };
beforeAll(async () => {
  app = await testApp({ stages: [testStage((opened) => (devices = opened))] });
  desk = await app.key({ roles: ['dispatcher'] });
});
afterAll(() => app.stop());

const BASE = '/api/towns/test/devices';

function get(path: string, headers = desk) {
  return app.http.inject({ method: 'GET', url: `${BASE}${path}`, headers });
}

function post(path: string, payload: object, headers = desk) {
  return app.http.inject({ method: 'POST', url: `${BASE}${path}`, headers, payload });
}

async function made(...given: object[]): Promise<readonly { readonly id: string; readonly secret: string }[]> {
  const answer = await post('', { devices: given });
  expect(answer.statusCode).toBe(201);
  const list: { id: string; secret: string }[] = answer.json().devices;
  await until(() => list.every(({ id }) => devices.registry.byId(id)));
  return list;
}

function telemetry(token: string, body: unknown, kind = 'telemetry') {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  return app.http.inject({
    ...{ method: 'POST', url: `/api/v1/${token}/${kind}`, payload },
    headers: { 'content-type': 'application/json' },
  });
}

function points(deviceId: string) {
  return asSystem(app.db.sql, async (sql) => {
    const rows = await sql`select point, value, text from reading where device_id = ${deviceId} order by point`;
    return rows.map(({ point, value, text }) => [point, text ?? value]);
  });
}

test('devices are made once, found, and seen with what they say', async () => {
  const row = {
    protocol: 'mqtt',
    externalId: 'sensor 1',
    name: '泵房水位计',
    place: '一号楼',
    position: [120.5, 31.2],
  };
  const [device] = await made(row);
  if (!device) throw new Error('not made');
  expect((await post('', { devices: [row] })).json()).toEqual({ devices: [], known: ['sensor 1'] });
  expect((await telemetry(device.secret, { level: 1.5, pump: true })).statusCode).toBe(200);
  expect(await points(device.id)).toEqual([
    ['level', 1.5],
    ['pump', 'true'],
  ]);
  expect((await get('?q=泵房')).json()).toMatchObject({
    next: null,
    devices: [{ id: device.id, position: [120.5, 31.2] }],
  });
  const detail = await until(async () => {
    const found = (await get(`/${device.id}`)).json();
    return found.latest.length > 0 && found;
  });
  expect(detail.latest).toMatchObject([
    { point: 'level', value: 1.5 },
    { point: 'pump', value: true },
  ]);
  expect(detail.lastSeen).not.toBeNull();
});

test('history comes in steps, with mean, lowest and highest', async () => {
  const [device] = await made({ protocol: 'mqtt', externalId: 'history', name: '历史' });
  if (!device) throw new Error('not made');
  const from = Date.UTC(2026, 10, 20);
  const values = [1, 2, 6].map((p, i) => ({ ts: from + i * 1_000, values: { p } }));
  await telemetry(device.secret, [...values, { ts: from + 3_600_000, values: { p: 9 } }]);
  const query = (hours: number) =>
    `/${device.id}/readings?point=p&from=${new Date(from).toISOString()}&to=${new Date(from + hours * 3_600_000).toISOString()}&width=10`;
  expect((await get(query(2))).json()).toEqual({
    stepSeconds: 720,
    steps: [
      { at: new Date(from).toISOString(), n: 3, mean: 3, min: 1, max: 6 },
      { at: new Date(from + 3_600_000).toISOString(), n: 1, mean: 9, min: 9, max: 9 },
    ],
  });
});

test('bad tokens and bad bodies are told apart, and what cannot be read is kept', async () => {
  const [device] = await made({ protocol: 'mqtt', externalId: 'bad', name: '坏' });
  if (!device) throw new Error('not made');
  expect((await telemetry('nobody', {})).statusCode).toBe(401);
  expect((await telemetry(device.secret, '{"a":')).statusCode).toBe(400);
  const frames = await until(async () => {
    const found = (await get(`/${device.id}/raw-frames`)).json().frames;
    return found.length > 0 && found;
  });
  expect(frames).toMatchObject([{ deviceId: device.id, hex: Buffer.from('{"a":').toString('hex') }]);
  const explained = await post('/explain-frame', { protocol: 'mqtt', hex: frames[0].hex });
  expect(explained.json()).toMatchObject({ stretches: [], fault: { at: 5, why: { en: 'expected a value' } } });
  expect((await post('/explain-frame', { protocol: 'mqtt', hex: 'abc' })).statusCode).toBe(400);
});

test('a stranger waits, is admitted, and then speaks with the token it showed', async () => {
  const { notebook } = devices;
  const { credentialHash } = await import('../registry/credential.ts');
  const credential = credentialHash('its own token');
  notebook.letWait('test', { protocol: 'mqtt', externalId: 'new one', peer: '10.0.0.1:1', credentialHash: credential });
  await until(async () => (await get('/waiting')).json().waiting.length > 0);
  const admission = { protocol: 'mqtt', externalId: 'new one', name: '新装烟感' };
  const admitted = await post('/waiting/admit', admission);
  expect(admitted.statusCode).toBe(201);
  expect((await post('/waiting/admit', admission)).statusCode).toBe(422);
  await until(() => devices.registry.byCredential(credential));
  expect((await telemetry('its own token', { smoke: 0 })).statusCode).toBe(200);
  expect((await get('/waiting')).json().waiting).toEqual([]);
});

test('one that is turned away is not shown for a while, keeps its reason, and can still be let in', async () => {
  devices.notebook.letWait('test', { protocol: 'mqtt', externalId: 'refused one', peer: '10.0.0.2:1' });
  const waiting = async (query = '') => (await get(`/waiting${query}`)).json().waiting;
  await until(async () => (await waiting()).length > 0);
  const order = { devices: [{ protocol: 'mqtt', externalId: 'refused one' }], why: '不属于本镇', days: 30 };
  expect((await post('/waiting/refuse', order)).json()).toEqual({ refused: 1 });
  devices.notebook.letWait('test', { protocol: 'mqtt', externalId: 'refused one', peer: '10.0.0.2:2' });
  await until(async () => (await waiting('?refused=true'))[0]?.times === 2);
  expect([await waiting(), (await waiting('?refused=true'))[0].refused.why]).toEqual([[], '不属于本镇']);
  const file = (await get('/waiting/export?format=csv&refused=true')).body.trimEnd().split('\r\n');
  expect([file.length, file[1]?.includes('不属于本镇')]).toEqual([2, true]);
  expect((await post('/waiting/refuse', { ...order, why: ' ' })).statusCode).toBe(400);
  const admission = { protocol: 'mqtt', externalId: 'refused one', name: '后来准入' };
  const all = await post('/waiting/admit-all', { devices: [admission, { ...admission, externalId: 'nobody' }] });
  expect(all.json()).toMatchObject({ devices: [{ externalId: 'refused one' }], gone: ['nobody'] });
  expect(await waiting('?refused=true')).toEqual([]);
});

test('a device is changed by who saw its newest version', async () => {
  const [device] = await made({ protocol: 'mqtt', externalId: 'changed', name: '旧名', place: '走廊' });
  const change = (payload: object, version: number) =>
    app.http.inject({
      ...{ method: 'PATCH', url: `${BASE}/${device?.id}`, payload },
      headers: { ...desk, 'if-match': `"${version}"` },
    });
  const changed = await change({ name: ' 新名 ', place: null, state: 'disabled' }, 1);
  expect(changed.json()).toMatchObject({ name: '新名', place: null, state: 'disabled', version: 2 });
  expect((await change({ name: '又一个' }, 1)).statusCode).toBe(409);
  expect((await change({}, 2)).statusCode).toBe(400);
});

test('who only patrols sees the devices of the own communities and nothing of the waiting room', async () => {
  await made(
    { protocol: 'mqtt', externalId: 'mine', name: '甲', communityCode: '320583001001' },
    { protocol: 'mqtt', externalId: 'theirs', name: '乙', communityCode: '320583001002' },
  );
  const patrol = await app.person({ roles: ['patrol'], areaCodes: ['320583001001'] });
  const cookie = await app.signIn(patrol);
  const answer = await app.http.inject({ method: 'GET', url: BASE, headers: cookie });
  expect(answer.json().devices.map(({ name }: { name: string }) => name)).toEqual(['甲']);
  expect((await app.http.inject({ method: 'GET', url: `${BASE}/waiting`, headers: cookie })).statusCode).toBe(403);
});

test('a command that the protocol does not have is refused; one to a device that is away fails and stays on record', async () => {
  const [sensor, transmitter] = await made(
    { protocol: 'mqtt', externalId: 'commanded', name: '甲' },
    { protocol: 'gbt26875', externalId: 'AB', name: '用传' },
  );
  expect((await post(`/${sensor?.id}/commands`, { kind: 'sync_clock' })).statusCode).toBe(422);
  expect((await post(`/${transmitter?.id}/commands`, { kind: 'sync_clock' })).json()).toMatchObject({
    state: 'failed',
  });
  const { commands } = (await get(`/${transmitter?.id}/commands`)).json();
  expect(commands).toMatchObject([{ kind: 'sync_clock', state: 'failed' }]);
});

test('ChirpStack pushes for its own devices; the second of two equal pushes counts once', async () => {
  const [link] = await made({ protocol: 'chirpstack', externalId: 'server', name: '网络服务器' });
  const devEui = '0102030405060708';
  const [child] = await made({ protocol: 'chirpstack', externalId: devEui, name: '水表', parentId: link?.id });
  const told = { devEui, deviceName: '', applicationId: '', applicationName: '', deviceProfileName: '', tenantId: '' };
  const body = encodeChirpstack({
    ...{ kind: 'up', deduplicationId: 'd1', time: '2026-11-20T00:00:00Z', device: told, devAddr: '', adr: true, dr: 0 },
    ...{ fCnt: 1, fPort: 1, confirmed: false, data: '', object: { flow: { now: 2 } }, heardBy: [] },
  });
  const push = (token: string) =>
    app.http.inject({
      ...{ method: 'POST', url: `/api/push/chirpstack?event=up&token=${token}`, payload: Buffer.from(body) },
      headers: { 'content-type': 'application/json' },
    });
  expect((await push('wrong')).statusCode).toBe(401);
  expect([(await push(link?.secret ?? '')).statusCode, (await push(link?.secret ?? '')).statusCode]).toEqual([
    200, 200,
  ]);
  expect(await points(child?.id ?? '')).toEqual([['flow.now', 2]]);
});

test("OneNET's address is checked and its pushes must be signed with the token", async () => {
  const [link] = await made({ protocol: 'onenet', externalId: 'onenet', name: 'OneNET' });
  const token = link?.secret ?? '';
  const [child] = await made({ protocol: 'onenet', externalId: '2016617', name: '烟感', parentId: link?.id });
  const url = `/api/push/onenet?token=${token}`;
  const query = `msg=hello&nonce=abc&signature=${encodeURIComponent(sign(token, 'abc', 'hello'))}`;
  expect((await app.http.inject({ method: 'GET', url: `${url}&${query}` })).body).toBe('hello');
  const msg = '{"type":1,"dev_id":2016617,"ds_id":"temperature","at":1763600000000,"value":42}';
  const push = (signature: string) =>
    app.http.inject({
      method: 'POST',
      url,
      payload: `{"msg":${msg},"msg_signature":"${signature}","nonce":"n"}`,
      headers: { 'content-type': 'application/json' },
    });
  expect((await push('wrong')).statusCode).toBe(400);
  expect((await push(sign(token, 'n', msg))).statusCode).toBe(200);
  expect(await points(child?.id ?? '')).toEqual([['temperature', 42]]);
});

test('a CloudEvent of an analytics box is an event of its device', async () => {
  const [link] = await made({ protocol: 'cloudevents', externalId: 'box', name: '视频分析' });
  const [camera] = await made({ protocol: 'cloudevents', externalId: 'camera/1', name: '东门', parentId: link?.id });
  const event = {
    specversion: '1.0',
    id: '1',
    source: 'box',
    type: 'cn.town.video.smoke.v1',
    subject: 'camera/1',
    data: { confidence: 0.9 },
  };
  const answer = await app.http.inject({
    ...{ method: 'POST', url: '/api/push/cloudevents', payload: JSON.stringify(event) },
    headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${link?.secret}` },
  });
  expect(answer.statusCode).toBe(200);
  const events = await asSystem(
    app.db.sql,
    (sql) => sql`select kind, begun, text from device_event where device_id = ${camera?.id ?? ''}`,
  );
  expect([...events]).toEqual([{ kind: 'analytics', begun: true, text: 'cn.town.video.smoke.v1' }]);
});

test('a profile is tried over what a device said, beside the one in force, and keeps nothing', async () => {
  const [device] = await made({ protocol: 'mqtt', externalId: 'tried', name: '试算' });
  if (!device) throw new Error('not made');
  const start = Date.now() - 600_000;
  const values = [1, 12, 12, 3].map((level, nth) => ({ ts: start + nth * 60_000, values: { level } }));
  expect((await telemetry(device.secret, values)).statusCode).toBe(200);
  const name = { zh: '水位', en: 'Level' };
  const rule = { kind: 'threshold', id: 'high', name, point: 'level', side: 'above', raise: 10, clear: 5 };
  const profile = {
    ...{ id: 'tried', name, heartbeatSeconds: 3600, points: [{ id: 'level', name, unit: 'm' }] },
    rules: [{ ...rule, gives: { kind: 'warning', severity: 'major' } }],
  };
  const span = { from: new Date(start - 1000).toISOString(), to: new Date().toISOString() };
  const trial = (body: object) =>
    app.http.inject({ method: 'POST', url: '/api/towns/test/device-profiles/try', headers: desk, payload: body });
  const found = (await trial({ profile, device: { id: device.id, ...span } })).json();
  expect(found).toMatchObject({ sayings: 4, cut: false, before: null });
  expect(found.alarms.map(({ rule: id, at, endedAt }: Record<string, string>) => [id, at, endedAt])).toEqual([
    ['high', new Date(start + 60_000).toISOString(), new Date(start + 180_000).toISOString()],
  ]);
  const madeUp = await trial({ profile, samples: [{ after: 0, values: { level: 11 } }] });
  expect(madeUp.json().alarms).toMatchObject([{ rule: 'high', endedAt: null }]);
  const mapped = { ...profile, topics: [{ topic: 'up/+', values: [{ name: 'level', path: '$.d.level' }] }] };
  const messages = [{ after: 0, topic: 'up/7', payload: '{"d":{"level":"12"}}' }];
  const pasted = (await trial({ profile: mapped, messages })).json();
  expect(pasted.read).toMatchObject([{ topic: 'up/7', why: null, said: [{ device: null, values: { level: 12 } }] }]);
  expect(pasted.alarms).toMatchObject([{ rule: 'high' }]);
  expect((await trial({ profile, device: { id: device.id, from: span.to, to: span.from } })).statusCode).toBe(422);
  expect((await trial({ profile: { ...profile, rules: [{ ...rule, kind: 'guess' }] } })).statusCode).toBe(400);
});

test('a list of devices goes out as a file: the same filters, every page, the time of the town, nothing that runs', async () => {
  const many = Array.from({ length: 1002 }, (_, n) => ({
    ...{ protocol: 'mqtt', externalId: `export ${n}`, name: n === 0 ? '=cmd|calc' : `流量计 ${n}`, place: '出口泵房' },
  }));
  await made(...many.slice(0, 500));
  await made(...many.slice(500, 1000));
  await made(...many.slice(1000));
  const answer = await get(`/export?${new URLSearchParams({ format: 'csv', q: '出口泵房' })}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const lines = answer.body.trimEnd().split('\r\n');
  expect([lines.length, new Set(lines).size]).toEqual([1003, 1003]);
  expect(lines[0]).toContain('编号,名称,协议');
  expect(lines.at(-1)).toContain(`export 0,'=cmd|calc,mqtt`);
  expect((await get('/export?format=csv&q=none-such')).body.trimEnd().split('\r\n').length).toBe(1);
  expect((await get('/export?format=pdf')).statusCode).toBe(400);
});
