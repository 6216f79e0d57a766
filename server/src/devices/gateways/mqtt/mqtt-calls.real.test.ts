import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { credentialHash } from '../../registry/credential.ts';
import type { RunningGateway } from '../gateway.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { startMqttGateway } from './mqtt-gateway.ts';

let ground: TestGround;
let gateway: RunningGateway;
const clients: MqttClient[] = [];
beforeAll(async () => {
  ground = await testGround();
  gateway = await startMqttGateway(ground.world, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  for (const client of clients) await client.endAsync(true);
  await gateway.stop();
  await ground.stop();
});

async function aSensor(name: string, parentId: string | null = null) {
  const credential = credentialHash(`token of ${name}`);
  const id = await aDevice(ground.db.sql, { externalId: name, credentialHash: credential, parentId });
  await until(() => ground.world.registry.byId(id));
  return { id, externalId: name, parentId };
}

/** A client of another make that answers what it hears as `answer` says. */
async function login(name: string, topics: readonly string[], answer: (topic: string, body: unknown) => unknown) {
  const login = { username: `token of ${name}`, clientId: name, protocolVersion: 4 as const };
  const client = await connectAsync(`mqtt://127.0.0.1:${gateway.port}`, login);
  clients.push(client);
  const heard: [string, unknown][] = [];
  client.on('message', (topic, payload) => {
    const body = JSON.parse(payload.toString());
    heard.push([topic, body]);
    const back = answer(topic, body);
    if (Array.isArray(back)) client.publish(back[0], JSON.stringify(back[1]), { qos: 1 });
  });
  if (topics.length > 0) await client.subscribeAsync([...topics]);
  return { client, heard };
}

test('a call goes to a device that listens, by the long names or the short ones', async () => {
  const long = await aSensor('long');
  const short = await aSensor('short');
  await login('long', ['v1/devices/me/rpc/request/+'], (topic) => [topic.replace('request', 'response'), { long: 1 }]);
  await login('short', ['v2/r/req/+'], (topic) => [topic.replace('req', 'res'), { short: 1 }]);
  const { calls } = ground.world;
  expect(await calls.ask(long, 'test', { a: 1 })).toEqual({ long: 1 });
  expect(await calls.ask(short, 'test', {})).toEqual({ short: 1 });
});

test('a device that does not listen is not called', async () => {
  const deaf = await aSensor('deaf');
  const { heard } = await login('deaf', [], () => undefined);
  expect(await ground.world.calls.ask(deaf, 'test', {})).toBeUndefined();
  expect(heard).toEqual([]);
});

test('a child is called by its gateway and answers for itself', async () => {
  const hub = await aSensor('hub');
  const child = await aSensor('valve', hub.id);
  type Called = { readonly device: string; readonly data: { readonly id: number; readonly method: string } };
  const { heard } = await login('hub', ['v1/gateway/rpc', 'v1/gateway/attributes'], (topic, body) => {
    const { device, data } = body as Called;
    return topic === 'v1/gateway/rpc' && [topic, { device, id: data.id, data: { done: data.method } }];
  });
  expect(await ground.world.calls.ask(child, 'shut', {})).toEqual({ done: 'shut' });
  expect(ground.world.calls.tell(child, { limit: 2 })).toBe(true);
  await until(() => heard.length === 2);
  expect(heard[1]).toEqual(['v1/gateway/attributes', { device: 'valve', data: { limit: 2 } }]);
});

test('attributes are told when asked for and when they are set', async () => {
  const device = await aSensor('asks');
  await asSystem(ground.db.sql, (sql) => sql`update device set shared = '{"limit":7}' where id = ${device.id}`);
  const topics = ['v1/devices/me/attributes', 'v1/devices/me/attributes/response/+'];
  const { client, heard } = await login('asks', topics, () => undefined);
  await client.publishAsync('v1/devices/me/attributes/request/5', '{"sharedKeys":"limit"}', { qos: 1 });
  await until(() => heard.length === 1);
  expect(ground.world.calls.tell(device, { limit: 8 })).toBe(true);
  await until(() => heard.length === 2);
  expect(heard).toEqual([
    ['v1/devices/me/attributes/response/5', { shared: { limit: 7 } }],
    ['v1/devices/me/attributes', { limit: 8 }],
  ]);
});

test('a gateway asks for its child, and names a new one, which then waits', async () => {
  const hub = await aSensor('asking hub');
  const child = await aSensor('meter', hub.id);
  await asSystem(ground.db.sql, (sql) => sql`update device set shared = '{"rate":3}' where id = ${child.id}`);
  const { client, heard } = await login('asking hub', ['v1/gateway/attributes/response'], () => undefined);
  const ask = (body: object) => client.publishAsync('v1/gateway/attributes/request', JSON.stringify(body), { qos: 1 });
  await ask({ id: 1, device: 'meter', client: false, key: 'rate' });
  await until(() => heard.length === 1);
  await ask({ id: 2, device: 'meter', client: false, keys: ['rate', 'gone'] });
  await until(() => heard.length === 2);
  expect(heard.map(([, body]) => body)).toEqual([
    { id: 1, device: 'meter', value: 3 },
    { id: 2, device: 'meter', values: { rate: 3 } },
  ]);
  await client.publishAsync('v1/gateway/connect', '{"device":"brand new"}', { qos: 1 });
  const waits = () =>
    asSystem(ground.db.sql, (sql) => sql`select parent_id from waiting_device where external_id = 'brand new'`);
  expect((await until(async () => (await waits())[0]))['parent_id']).toBe(hub.id);
});

test('a device bound to addresses is refused from elsewhere, and the reason is kept', async () => {
  const device = await aSensor('stray');
  await asSystem(ground.db.sql, (sql) => sql`update device set allowed_from = '{10.0.0.0/8}' where id = ${device.id}`);
  await until(() => ground.world.registry.byId(device.id)?.allowedFrom);
  await expect(login('stray', [], () => undefined)).rejects.toThrow('Not authorized');
  const why = await until(async () => {
    const [row] = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame where device_id = ${device.id}`);
    return row?.['why'];
  });
  expect(why).toBe('came from 127.0.0.1, may only come from 10.0.0.0/8');
});
