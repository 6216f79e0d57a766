import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { aMosquitto, hasMosquitto, type Mosquitto } from '../testing/a-mosquitto.ts';
import { type BrokerLink, linkBroker } from './broker-link.ts';

const here = test.skipIf(!hasMosquitto());

let ground: TestGround;
let broker: Mosquitto;
let link: BrokerLink;
let device: MqttClient;
beforeAll(async () => {
  if (!hasMosquitto()) return;
  ground = await testGround();
  broker = await aMosquitto();
  link = await linkBroker(ground.world, { url: broker.url, clientId: 'chengyun-test' });
  await until(link.isConnected);
  const login = { username: 'town', password: 'p@ss:word' };
  device = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, { ...login, reconnectPeriod: 100 });
});
afterAll(async () => {
  await device?.endAsync(true);
  await link?.stop();
  await broker?.close();
  await ground?.stop();
});

async function aSensor(name: string, parentId: string | null = null): Promise<string> {
  const id = await aDevice(ground.db.sql, { externalId: name, parentId });
  await until(() => ground.world.registry.byId(id));
  return id;
}

function rows(deviceId: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const found = await sql`select point, value, text from reading where device_id = ${deviceId} order by at, point`;
    return found.map(({ point, value, text }) => [point, text ?? value]);
  });
}

function say(topic: string, body: unknown) {
  return device.publishAsync(topic, JSON.stringify(body), { qos: 1 });
}

here('what devices say through the broker is stored under the name in the topic', async () => {
  const id = await aSensor('烟感 7');
  await say('chengyun/up/烟感 7/telemetry', { ts: Date.now(), values: { smoke: 0.3 } });
  await say('chengyun/up/烟感 7/v1/devices/me/attributes', { firmware: '1.2' });
  await say('chengyun/up/烟感 7/events', { kind: 'fire', part: '3-12' });
  expect(await until(async () => ((await rows(id)).length === 2 ? rows(id) : undefined))).toEqual([
    ['smoke', 0.3],
    ['firmware', '1.2'],
  ]);
  const events = () => asSystem(ground.db.sql, (sql) => sql`select kind from device_event where device_id = ${id}`);
  await until(async () => (await events()).length === 1);
});

here('a gateway behind the broker speaks for its children; who is not known waits', async () => {
  const gatewayId = await aSensor('gw');
  const child = await aSensor('child of gw', gatewayId);
  const values = [{ ts: Date.now(), values: { t: 5 } }];
  await say('chengyun/up/gw/v1/gateway/telemetry', { 'child of gw': values });
  await say('chengyun/up/nobody/telemetry', { t: 1 });
  await until(async () => (await rows(child)).length === 1);
  await until(async () => {
    const waits = await asSystem(
      ground.db.sql,
      (sql) => sql`select 1 from waiting_device where external_id = 'nobody'`,
    );
    return waits.length === 1;
  });
});

here('many messages wait for one commit, and all are stored', async () => {
  const id = await aSensor('quick');
  const ts = Date.now();
  await Promise.all(
    Array.from({ length: 500 }, (_, i) => say('chengyun/up/quick/telemetry', { ts: ts + i, values: { i } })),
  );
  await until(async () => (await rows(id)).length === 500);
});

here('a device heard through the broker is called through it, and answers', async () => {
  const id = await aSensor('door');
  await device.subscribeAsync('chengyun/down/door/#');
  device.on('message', (topic, payload) => {
    const [, call] = /rpc\/request\/(\d+)$/.exec(topic) ?? [];
    if (call) void say(`chengyun/up/door/rpc/response/${call}`, { done: JSON.parse(payload.toString()).method });
  });
  await say('chengyun/up/door/telemetry', { open: false });
  await until(async () => (await rows(id)).length === 1);
  const target = { id, externalId: 'door', parentId: null };
  expect(await ground.world.calls.ask(target, 'open', {})).toEqual({ done: 'open' });
});

here('a device bound to addresses cannot speak through a broker, which hides them', async () => {
  const id = await aSensor('bound');
  await asSystem(ground.db.sql, (sql) => sql`update device set allowed_from = '{10.0.0.0/8}' where id = ${id}`);
  await until(() => ground.world.registry.byId(id)?.allowedFrom);
  await say('chengyun/up/bound/telemetry', { t: 1 });
  const why = await until(async () => {
    const [row] = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame where device_id = ${id}`);
    return row?.['why'];
  });
  expect(why).toBe('came from an unknown address, may only come from 10.0.0.0/8');
  expect(await rows(id)).toEqual([]);
});

here('a broker that goes away is noticed and found again', async () => {
  const id = await aSensor('patient');
  await broker.stop();
  await until(() => !link.isConnected());
  await broker.start();
  await until(link.isConnected);
  await until(() => device.connected);
  await say('chengyun/up/patient/telemetry', { ts: Date.now(), values: { t: 1 } });
  await until(async () => (await rows(id)).length === 1);
});

here('what is said while the server is away is kept by the broker until it is back', async () => {
  const id = await aSensor('heard later');
  await link.stop();
  await say('chengyun/up/heard later/telemetry', { t: 1 });
  link = await linkBroker(ground.world, { url: broker.url, clientId: 'chengyun-test' });
  await until(async () => (await rows(id)).length === 1);
});
