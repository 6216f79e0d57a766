import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MqttSender, mqttSender } from '../../../../../simulator/wires/mqtt.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { credentialHash } from '../../registry/credential.ts';
import type { RunningGateway } from '../gateway.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { startMqttGateway } from './mqtt-gateway.ts';

let ground: TestGround;
let gateway: RunningGateway;
beforeAll(async () => {
  ground = await testGround();
  gateway = await startMqttGateway(ground.world, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await gateway.stop();
  await ground.stop();
});

const TELEMETRY = 'v1/devices/me/telemetry';

async function aSensor(name: string, parentId: string | null = null): Promise<string> {
  const { db, world } = ground;
  const id = await aDevice(db.sql, { externalId: name, credentialHash: credentialHash(`token of ${name}`), parentId });
  await until(() => world.registry.byId(id));
  return id;
}

function login(name: string, username = `token of ${name}`, password?: string): Promise<MqttSender> {
  const given = { host: '127.0.0.1', port: gateway.port, clientId: name, username };
  return mqttSender(password === undefined ? given : { ...given, password });
}

function send(sender: MqttSender, topic: string, body: unknown, dup = false): Promise<void> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    sender.publish(topic, bytes, resolve, dup);
    sender.closed.then(() => reject(new Error('closed')));
  });
}

function rows(deviceId: string) {
  return asSystem(
    ground.db.sql,
    (sql) => sql`select point, value, text from reading where device_id = ${deviceId} order by at, point`,
  );
}

test('what is acknowledged is stored: one value, many, a list with times, attributes', async () => {
  const id = await aSensor('forms');
  const sender = await login('forms');
  await send(sender, TELEMETRY, { t: 21.5, on: true });
  expect([...(await rows(id))]).toEqual([
    { point: 'on', value: 1, text: 'true' },
    { point: 't', value: 21.5, text: null },
  ]);
  const ts = Date.now();
  await send(sender, TELEMETRY, [
    { ts, values: { t: 1 } },
    { ts: ts + 1, values: { t: 2 } },
  ]);
  await send(sender, 'v1/devices/me/attributes', { firmware: '1.2' });
  expect((await rows(id)).length).toBe(5);
  sender.end();
});

test('a resend counts once: with a time at any moment, without one when it is marked', async () => {
  const id = await aSensor('again');
  const sender = await login('again');
  const timed = { ts: Date.now(), values: { t: 3 } };
  await send(sender, TELEMETRY, timed);
  await send(sender, TELEMETRY, timed);
  sender.end();
  const back = await login('again');
  await send(back, TELEMETRY, timed, true);
  await send(back, TELEMETRY, { t: 4 });
  await send(back, TELEMETRY, { t: 4 });
  expect((await rows(id)).map(({ value }) => value)).toEqual([3, 4, 4]);
  back.end();
});

test('a client that resends after a broken connection counts once', async () => {
  const id = await aSensor('broken');
  const first = await login('broken');
  const acknowledged = send(first, TELEMETRY, { t: 9 }).catch(() => 'not heard');
  await until(async () => (await rows(id)).length > 0);
  first.socket.destroy();
  await acknowledged;
  const second = await login('broken');
  await send(second, TELEMETRY, { t: 9 }, true);
  expect((await rows(id)).map(({ value }) => value)).toEqual([9]);
  second.end();
});

test('unknown devices are refused and wait to be admitted; a wrong password is refused too', async () => {
  await expect(login('stranger', 'some token')).rejects.toThrow('return code 4');
  const waiting = await until(async () => {
    const [row] = await asSystem(
      ground.db.sql,
      (sql) => sql`select * from waiting_device where external_id = 'stranger'`,
    );
    return row;
  });
  expect(waiting).toMatchObject({ protocol: 'mqtt', credential_hash: credentialHash('some token') });
  await aSensor('named');
  (await login('x', 'named', 'token of named')).end();
  await expect(login('x', 'named', 'wrong')).rejects.toThrow('return code 4');
  await expect(login('x', 'other', 'token of named')).rejects.toThrow('return code 4');
});

test('a gateway speaks for its own children and for nobody else', async () => {
  const gatewayId = await aSensor('gateway');
  const child = await aSensor('child', gatewayId);
  const other = await aSensor('foreign');
  const sender = await login('gateway');
  const ts = Date.now();
  const values = [{ ts, values: { t: 5 } }];
  await send(sender, 'v1/gateway/telemetry', { child: values, foreign: values, unknown: values });
  expect((await rows(child)).length).toBe(1);
  expect((await rows(other)).length).toBe(0);
  const waits = () =>
    asSystem(ground.db.sql, (sql) => sql`select parent_id from waiting_device where external_id = 'unknown'`);
  expect((await until(async () => (await waits())[0]))['parent_id']).toBe(gatewayId);
  sender.end();
});

test('what cannot be read is acknowledged and kept with the reason', async () => {
  const id = await aSensor('garbled');
  const sender = await login('garbled');
  await send(sender, TELEMETRY, '{"t":');
  await send(sender, 'some/topic', 'x');
  const frames = await until(async () => {
    const found = await asSystem(
      ground.db.sql,
      (sql) => sql`select why, frame from raw_frame where device_id = ${id} order by id`,
    );
    return found.length === 2 && found;
  });
  expect(frames[0]?.['why']).toContain('v1/devices/me/telemetry');
  expect(frames[0]?.['frame']).toEqual(Buffer.from('{"t":'));
  expect(frames[1]?.['why']).toContain('some/topic is no topic');
  sender.end();
});

test('an event is stored with its kind, and with the kind of component that says it', async () => {
  const id = await aSensor('smoke');
  const sender = await login('smoke');
  await send(sender, 'v1/devices/me/events', { kind: 'fire', part: '3-12', component: 23, text: '三层走廊' });
  await send(sender, 'v1/devices/me/events', { kind: 'fire', component: 'button' });
  expect(await eventsOf(id)).toEqual([{ kind: 'fire', on: true, part: '3-12', text: '三层走廊', component: 23 }]);
  sender.end();
});

test('a gateway tells what happened to its children', async () => {
  const gatewayId = await aSensor('event-gateway');
  const child = await aSensor('call-point', gatewayId);
  const other = await aSensor('neighbour');
  const sender = await login('event-gateway');
  const topic = 'v1/gateway/events';
  await send(sender, topic, {
    'call-point': [{ kind: 'fire' }, { kind: 'fault', on: false }],
    neighbour: { kind: 'fire' },
  });
  await send(sender, topic, { 'call-point': { kind: 'burning' } });
  const plain = { part: null, text: null };
  const told = [...(await eventsOf(child))].sort((a, b) => String(a['kind']).localeCompare(String(b['kind'])));
  expect(told).toEqual([
    { kind: 'fault', on: false, ...plain },
    { kind: 'fire', on: true, ...plain },
  ]);
  expect(await eventsOf(other)).toEqual([]);
  sender.end();
});

async function eventsOf(id: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await asSystem(
    ground.db.sql,
    (sql) => sql<{ events: Readonly<Record<string, unknown>>[] }[]>`
    select events from observation where device_id = ${id} and events is not null order by received_at`,
  );
  return rows.flatMap(({ events }) => events);
}

test('a giant packet ends the connection before it is collected', async () => {
  await aSensor('giant');
  const sender = await login('giant');
  sender.socket.write(Buffer.from([0x32, 0xff, 0xff, 0xff, 0x7f]));
  await sender.closed;
});

test('a connection that sends its CONNECT drop by drop or not at all is ended', async () => {
  const { connect } = await import('node:net');
  const socket = connect(gateway.port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(Buffer.of(0x10));
  await closed;
}, 20_000);

test('a device hears nothing of what others say', async () => {
  await aSensor('speaker');
  await aSensor('ear');
  const ear = await login('ear');
  const heard: Buffer[] = [];
  ear.socket.on('data', (chunk: Buffer) => heard.push(chunk));
  const topics = ['v1/devices/me/attributes', TELEMETRY, '#', 'taken'];
  for (const topic of topics) ear.socket.write(subscribe(topic));
  await until(() => Buffer.concat(heard).length >= 5 * topics.length);
  const before = Buffer.concat(heard).length;
  const speaker = await login('speaker');
  await send(speaker, 'v1/devices/me/attributes', { secret: 1 });
  await send(speaker, TELEMETRY, { secret: 1 });
  await send(ear, TELEMETRY, { mine: 1 });
  expect(Buffer.concat(heard).length).toBe(before + 4);
  ear.end();
  speaker.end();
});

function subscribe(topic: string): Buffer {
  const name = Buffer.from(topic);
  return Buffer.concat([Buffer.from([0x82, name.length + 5, 0, 1, 0, name.length]), name, Buffer.from([0])]);
}
