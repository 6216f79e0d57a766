import type { TopicMap } from '@chengyun/contract/topic-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringPacks } from '../../../people/bring-packs.ts';
import { type TestApp, testApp } from '../../../people/test-app.ts';
import { testStage } from '../../desk/test-stage.ts';
import { asSystem, until } from '../../ingest/test-devices.ts';
import type { Devices } from '../../open-devices.ts';

// A make whose messages have names of its own, whichever way they come.
const events: NonNullable<TopicMap['events']> = [
  { kind: 'fire', path: '$.alarm_status', on: ['1'], off: ['0'], component: 40 },
];
const values = [{ name: 'battery', path: '$.bat' }];
const topics: readonly TopicMap[] = ['sd/{module}/info', 'ctwing/data', 'cloudevents/town.smoke'].map((topic) => ({
  ...{ topic, values, events },
}));
let app: TestApp;
let devices: Devices;
let desk: { readonly authorization: string };
beforeAll(async () => {
  app = await testApp({ stages: [testStage((opened) => (devices = opened))] });
  desk = await app.key({ roles: ['dispatcher'] });
  await bringPacks(app.db.ownerSql, app.world.log);
  await app.db.ownerSql`
    update town_test.policy set data = jsonb_set(data, '{profiles}', (
      select jsonb_agg(case when p ->> 'id' = 'smoke-detector' then p || ${JSON.stringify({ topics })}::text::jsonb else p end)
      from jsonb_array_elements(data -> 'profiles') p))
    where kind = 'pack' and id = 'fire-safety'`;
});
afterAll(() => app.stop());

async function made(protocol: string, externalId: string, more: object = {}) {
  const payload = { devices: [{ protocol, externalId, name: externalId, ...more }] };
  const answer = await app.http.inject({ method: 'POST', url: '/api/towns/test/devices', headers: desk, payload });
  const device: { readonly id: string; readonly secret: string } = answer.json().devices[0];
  await until(() => devices.registry.byId(device.id));
  return device;
}

function post(url: string, body: unknown, type = 'application/json') {
  const headers = { 'content-type': type };
  return app.http.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) });
}

function stored(id: string) {
  return asSystem(app.db.sql, async (sql) => {
    const rows = await sql`select points, numbers, events from observation where device_id = ${id} order by at`;
    return rows.map(({ points, numbers, events: told }) => ({ points, numbers, events: told }));
  });
}

function whys(id: string) {
  return until(async () => {
    const rows = await asSystem(app.db.sql, (sql) => sql`select why from raw_frame where device_id = ${id}`);
    return rows.length > 0 && rows.map(({ why }) => String(why));
  });
}

const STRUCTURED = 'application/cloudevents+json';
const FIRE = { kind: 'fire', on: true, part: null, text: null, component: 40 };
const AS_MAPPED = [{ points: ['battery'], numbers: [87], events: [FIRE] }];

test('over HTTP a device posts what it has under the topic of its make', async () => {
  const device = await made('mqtt', 'poster', { profileId: 'smoke-detector' });
  const answer = await post(`/api/v1/${device.secret}/sd/7/info`, { alarm_status: 1, bat: '87' });
  expect([answer.statusCode, await stored(device.id)]).toEqual([200, AS_MAPPED]);
});

test('a topic its profile does not know is refused with the topic, and kept', async () => {
  const device = await made('mqtt', 'lost', { profileId: 'smoke-detector' });
  const answer = await post(`/api/v1/${device.secret}/other`, { alarm_status: 1 });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'device.unreadable']);
  expect(await whys(device.id)).toEqual(['no topic of its profile fits "other"']);
  expect((await post('/api/v1/nobody/sd/7/info', {})).statusCode).toBe(401);
});

test('values inside the envelope of a platform are read as the profile of the device says', async () => {
  const link = await made('ctwing', 'link');
  const child = await made('ctwing', 'd1', { parentId: link.id, profileId: 'smoke-detector' });
  const plain = await made('ctwing', 'd2', { parentId: link.id });
  const push = (deviceId: string, payload: object) =>
    post(`/api/push/ctwing?token=${link.secret}`, {
      ...{ messageType: 'dataReport', upPacketSN: 1, upDataSN: 1, topic: 'ad', timestamp: Date.now(), tenantId: 't' },
      ...{ serviceId: 's', protocol: 'lwm2m', productId: 'p', deviceType: '', deviceId, assocAssetId: '', payload },
      ...{ IMSI: 'undefined', IMEI: '860000000000001' },
    });
  expect((await push('d1', { alarm_status: 1, bat: '87' })).statusCode).toBe(200);
  expect((await push('d2', { alarm_status: 1 })).statusCode).toBe(200);
  expect([await stored(child.id), (await stored(plain.id)).map(({ points }) => points)]).toEqual([
    AS_MAPPED,
    [['alarm_status']],
  ]);
});

test('what the profile does not find in a push is taken as it came, and kept with the reason', async () => {
  const link = await made('cloudevents', 'boxes');
  const box = await made('cloudevents', 'box/1', { parentId: link.id, profileId: 'smoke-detector' });
  const event = { specversion: '1.0', id: '1', source: 'here', type: 'town.smoke', subject: 'box/1' };
  const answer = await post(`/api/push/cloudevents?token=${link.secret}`, { ...event, data: { level: 3 } }, STRUCTURED);
  expect(answer.statusCode).toBe(200);
  expect((await stored(box.id)).map(({ points }) => points)).toEqual([['level']]);
  expect(await whys(box.id)).toEqual(['cloudevents/town.smoke: nothing of what its topics name is in the payload']);
});
