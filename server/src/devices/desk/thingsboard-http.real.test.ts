import { seal } from '@chengyun/protocols/onenet/secret';
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
const JSON_TYPE = { 'content-type': 'application/json' };

type Made = { readonly id: string; readonly secret: string };

async function aDevice(externalId: string, more: object = {}): Promise<Made> {
  const device = { protocol: 'mqtt', externalId, name: externalId, ...more };
  const made = await app.http.inject({ method: 'POST', url: BASE, headers: desk, payload: { devices: [device] } });
  expect(made.statusCode).toBe(201);
  const [found] = made.json().devices;
  await until(() => devices.registry.byId(found.id));
  return found;
}

function own(method: 'GET' | 'POST', { secret }: Made, path: string, body?: unknown) {
  const url = `/api/v1/${secret}/${path}`;
  if (body === undefined) return app.http.inject({ method, url });
  return app.http.inject({ method, url, headers: JSON_TYPE, payload: JSON.stringify(body) });
}

async function command({ id }: Made, body: object) {
  const url = `${BASE}/${id}/commands`;
  return (await app.http.inject({ method: 'POST', url, headers: desk, payload: body })).json();
}

test('a device asks for what it told and for what was set for it, all of it or by name', async () => {
  const device = await aDevice('asks');
  await own('POST', device, 'attributes', { firmware: '1.2', floor: 3 });
  await until(async () => (await own('GET', device, 'attributes')).json().client.firmware === '1.2');
  expect(await command(device, { kind: 'set_attributes', values: { limit: 40, mode: 'night' } })).toMatchObject({
    ...{ kind: 'set_attributes', state: 'done', answer: { told: false } },
  });
  await command(device, { kind: 'set_attributes', values: { mode: null } });
  expect((await own('GET', device, 'attributes')).json()).toEqual({
    ...{ client: { firmware: '1.2', floor: 3 }, shared: { limit: 40 } },
  });
  expect((await own('GET', device, 'attributes?clientKeys=floor,gone&sharedKeys=limit')).json()).toEqual({
    ...{ client: { floor: 3 }, shared: { limit: 40 } },
  });
  expect((await own('GET', { ...device, secret: 'nobody' }, 'attributes')).statusCode).toBe(401);
});

test('a request waits for a call, the answer comes back, and who sent it is on record', async () => {
  const device = await aDevice('door');
  const waiting = own('GET', device, 'rpc?timeout=20000');
  await until(() => devices.calls.tell({ id: device.id, externalId: 'door', parentId: null }, {}) === false);
  const sent = command(device, { kind: 'call', method: 'open', params: { seconds: 5 } });
  const call = (await waiting).json();
  expect(call).toEqual({ id: expect.any(Number), method: 'open', params: { seconds: 5 } });
  expect((await own('POST', device, `rpc/${call.id}`, { opened: true })).statusCode).toBe(200);
  expect(await sent).toMatchObject({ kind: 'call', state: 'done', answer: { opened: true } });
  // Between two requests it is expected back.
  const later = command(device, { kind: 'call', method: 'close' });
  const next = (await own('GET', device, 'rpc')).json();
  await own('POST', device, `rpc/${next.id}`, {});
  expect(await later).toMatchObject({ state: 'done' });
  const list = await app.http.inject({ method: 'GET', url: `${BASE}/${device.id}/commands`, headers: desk });
  expect(list.json().commands.map(({ sentBy }: { sentBy: string }) => sentBy)).toEqual([
    ...[expect.stringMatching(/./), expect.stringMatching(/./)],
  ]);
});

test('who waits in vain is told so with 408', async () => {
  const device = await aDevice('patient');
  expect((await own('GET', device, 'rpc?timeout=50')).statusCode).toBe(408);
  expect((await own('GET', device, 'attributes/updates?timeout=50')).statusCode).toBe(408);
});

test('attributes that are set reach the request that waits for them', async () => {
  const device = await aDevice('updated');
  const waiting = own('GET', device, 'attributes/updates');
  await until(async () => {
    const answer = await command(device, { kind: 'set_attributes', values: { limit: 50 } });
    return answer.answer.told;
  });
  expect((await waiting).json()).toEqual({ limit: 50 });
});

test('a device bound to addresses is heard from there alone', async () => {
  const device = await aDevice('bound', { allowedFrom: ['10.8.0.0/16'] });
  const refused = await own('POST', device, 'telemetry', { t: 1 });
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'device.wrong-address']);
  const url = `${BASE}/${device.id}/access`;
  const change = (payload: object) => app.http.inject({ method: 'PATCH', url, headers: desk, payload });
  expect((await change({ allowedFrom: ['somewhere'] })).json().code).toBe('device.bad-range');
  expect((await change({ allowedFrom: ['10.8.0.0/16', '127.0.0.9/8'] })).json()).toEqual({
    ...{ allowedFrom: ['10.8.0.0/16', '127.0.0.0/8'], shows: 'token', certificate: null },
    ...{ certificatePrint: null, hasCipherKey: false, shared: {} },
  });
  await until(async () => (await own('POST', device, 'telemetry', { t: 1 })).statusCode === 200);
  const why = await until(async () => {
    const frames = await app.http.inject({ method: 'GET', url: `${BASE}/${device.id}/raw-frames`, headers: desk });
    return frames.json().frames[0]?.why;
  });
  expect(why).toBe('came from 127.0.0.1, may only come from 10.8.0.0/16');
});

test('a certificate takes the place of a token, is of one device, and is told', async () => {
  const device = await aDevice('certified');
  const url = `${BASE}/${device.id}/access`;
  const change = (payload: object, to = url) => app.http.inject({ method: 'PATCH', url: to, headers: desk, payload });
  expect((await change({ certificate: 'pump-7.town' })).json()).toMatchObject({ certificate: 'pump-7.town' });
  await until(async () => (await own('POST', device, 'telemetry', { t: 1 })).statusCode === 401);
  const other = await aDevice('other', { certificate: 'other.town' });
  expect(other.secret).toBeNull();
  const taken = await change({ certificate: 'pump-7.town' }, `${BASE}/${other.id}/access`);
  expect([taken.statusCode, taken.json().code]).toEqual([422, 'device.certificate-taken']);
  expect((await change({ certificate: null })).json()).toMatchObject({ certificate: null });
  const plain = await aDevice('with-token');
  await change({ certificate: null }, `${BASE}/${plain.id}/access`);
  expect((await own('POST', plain, 'telemetry', { t: 1 })).statusCode).toBe(200);
});

test('the key of a logger is 32 hex digits', async () => {
  const logger = await aDevice('MN-KEY', { protocol: 'hj212' });
  const url = `${BASE}/${logger.id}/access`;
  const set = (cipherKey: string) => app.http.inject({ method: 'PATCH', url, headers: desk, payload: { cipherKey } });
  expect((await set('0123456789abcdefghij')).json().code).toBe('device.bad-key');
  expect((await set('0123456789abcdef0123456789ABCDEF')).json()).toMatchObject({ hasCipherKey: true });
});

test("OneNET's encrypted pushes are read with the key set for its link", async () => {
  const link = await aDevice('onenet', { protocol: 'onenet' });
  const child = await aDevice('2016617', { protocol: 'onenet', parentId: link.id });
  const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const message = '{"type":1,"dev_id":2016617,"ds_id":"temperature","at":1763600000000,"value":42}';
  const sealed = seal(Buffer.from(message), key, new Uint8Array(16).fill(7)) ?? '';
  const push = () =>
    app.http.inject({
      ...{ method: 'POST', url: `/api/push/onenet?token=${link.secret}`, headers: JSON_TYPE },
      payload: JSON.stringify({ enc_msg: sealed, msg_signature: sign(link.secret, 'n', sealed), nonce: 'n' }),
    });
  expect((await push()).json().detail).toContain('no key is set for this link');
  const url = `${BASE}/${link.id}/access`;
  const set = await app.http.inject({ method: 'PATCH', url, headers: desk, payload: { cipherKey: key } });
  expect(set.json()).toMatchObject({ hasCipherKey: true });
  await until(async () => (await push()).statusCode === 200);
  const rows = await asSystem(app.db.sql, (sql) => sql`select point, value from reading where device_id = ${child.id}`);
  expect([...rows]).toEqual([{ point: 'temperature', value: 42 }]);
});
