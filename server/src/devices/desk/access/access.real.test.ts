import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../people/test-app.ts';
import { until } from '../../ingest/test-devices.ts';
import type { Devices } from '../../open-devices.ts';
import { testStage } from '../test-stage.ts';

let app: TestApp;
let devices: Devices;
let desk: { readonly authorization: string };
beforeAll(async () => {
  app = await testApp({ stages: [testStage((opened) => (devices = opened))] });
  desk = await app.key({ roles: ['dispatcher'] });
});
afterAll(() => app.stop());

const BASE = '/api/towns/test/devices';
const PRINT = 'ab:'.repeat(31) + 'AB';

function make(externalId: string, given: object = {}) {
  const payload = { devices: [{ protocol: 'mqtt', externalId, name: externalId, ...given }] };
  return app.http.inject({ method: 'POST', url: BASE, headers: desk, payload });
}

async function aDevice(externalId: string, given: object = {}) {
  const device: { readonly id: string; readonly secret: string } = (await make(externalId, given)).json().devices[0];
  await until(() => devices.registry.byId(device.id));
  return device;
}

function change(id: string, payload: object) {
  return app.http.inject({ method: 'PATCH', url: `${BASE}/${id}/access`, headers: desk, payload });
}

async function codeOf(answer: ReturnType<typeof change>): Promise<unknown> {
  const { statusCode, json } = await answer;
  return [statusCode, json().code];
}

function renew(id: string, headers = desk) {
  return app.http.inject({ method: 'POST', url: `${BASE}/${id}/access/token`, headers });
}

async function heard(token: string): Promise<number> {
  const answer = await app.http.inject({
    ...{ method: 'POST', url: `/api/v1/${token}/telemetry`, payload: '{"t":1}' },
    headers: { 'content-type': 'application/json' },
  });
  return answer.statusCode;
}

test('a new token is shown once and takes the place of the one before', async () => {
  const device = await aDevice('renewed');
  const { token } = (await renew(device.id)).json();
  await until(async () => (await heard(token)) === 200);
  expect(await heard(device.secret)).toBe(401);
  const shown = await app.http.inject({ method: 'GET', url: `${BASE}/${device.id}/access`, headers: desk });
  expect(shown.json()).toMatchObject({ shows: 'token', certificate: null });
  expect(shown.body).not.toContain(token);
});

test('who became a device by a list, or by the certificate it shows, waits no more', async () => {
  const stranger = { protocol: 'mqtt', peer: '10.0.0.1:1' };
  devices.notebook.letWait('test', { ...stranger, externalId: 'listed later', credentialHash: 'unknown token' });
  devices.notebook.letWait('test', { ...stranger, externalId: 'shown.town', credentialHash: 'certificate:shown.town' });
  const waiting = async () => {
    const answer = await app.http.inject({ method: 'GET', url: `${BASE}/waiting`, headers: desk });
    const names: string[] = answer.json().waiting.map(({ externalId }: { externalId: string }) => externalId);
    return names.sort();
  };
  await until(async () => (await waiting()).length === 2);
  await aDevice('listed later');
  expect(await waiting()).toEqual(['shown.town']);
  await change((await aDevice('other name')).id, { certificate: 'shown.town' });
  expect(await waiting()).toEqual([]);
});

test('a request that waits for a call ends when its token does', async () => {
  const device = await aDevice('waits');
  const waiting = app.http.inject({ method: 'GET', url: `/api/v1/${device.secret}/rpc?timeout=60000` });
  expect((await renew(device.id)).statusCode).toBe(201);
  expect((await waiting).statusCode).toBe(401);
});

test('who keeps no devices makes no token', async () => {
  const device = await aDevice('guarded');
  const unit = await app.key({ roles: ['unit'] });
  expect((await renew(device.id, unit)).statusCode).toBe(403);
});

test('a token burnt into a device can be set, is of one device, and can be taken away', async () => {
  const [first, second] = [await aDevice('burnt'), await aDevice('burnt too')];
  expect((await change(first.id, { secret: 'burnt-in-token' })).json()).toMatchObject({ shows: 'token' });
  await until(async () => (await heard('burnt-in-token')) === 200);
  expect(await codeOf(change(second.id, { secret: 'burnt-in-token' }))).toEqual([422, 'device.secret-taken']);
  expect((await change(first.id, { secret: null })).json()).toMatchObject({ shows: 'none' });
  await until(async () => (await heard('burnt-in-token')) === 401);
});

test('a logger has a password, a transmission device neither that nor a token, a platform no certificate', async () => {
  const logger = await aDevice('MN-1', { protocol: 'hj212' });
  expect((await change(logger.id, { secret: '123456' })).json()).toMatchObject({ shows: 'password' });
  const transmitter = await aDevice('11', { protocol: 'gbt26875' });
  expect(await codeOf(change(transmitter.id, { secret: '123456' }))).toEqual([422, 'device.takes-no-token']);
  expect(await codeOf(renew(transmitter.id))).toEqual([422, 'device.takes-no-token']);
  const link = await aDevice('link', { protocol: 'ctwing' });
  expect(await codeOf(change(link.id, { certificate: 'x' }))).toEqual([422, 'device.takes-no-certificate']);
  expect(await codeOf(make('link too', { protocol: 'ctwing', certificate: 'x' }))).toEqual([
    422,
    'device.takes-no-certificate',
  ]);
});

test('a device with a token of another is refused, not taken for one that is there', async () => {
  await aDevice('one', { secret: 'common-token' });
  expect(await codeOf(make('two', { secret: 'common-token' }))).toEqual([422, 'device.secret-taken']);
  expect((await make('one', { secret: 'common-token' })).json()).toEqual({ devices: [], known: ['one'] });
});

test('the print of a certificate goes with its name and ends with it', async () => {
  const { id } = await aDevice('printed');
  expect(await codeOf(change(id, { certificatePrint: PRINT }))).toEqual([422, 'device.print-without-certificate']);
  expect((await change(id, { certificatePrint: 'ab:cd' })).statusCode).toBe(400);
  const set = await change(id, { certificate: 'pump.town', certificatePrint: PRINT });
  expect(set.json()).toMatchObject({ shows: 'certificate', certificatePrint: 'ab'.repeat(32) });
  expect((await change(id, { certificate: 'pump.town' })).json()).toMatchObject({ certificatePrint: 'ab'.repeat(32) });
  expect((await change(id, { certificate: 'pump-2.town' })).json()).toMatchObject({ certificatePrint: null });
  await change(id, { certificatePrint: PRINT });
  expect((await renew(id)).statusCode).toBe(201);
  expect((await change(id, { certificate: null })).json()).toMatchObject({ shows: 'token', certificatePrint: null });
});
